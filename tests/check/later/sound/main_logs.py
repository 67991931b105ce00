import logging
import multiprocessing
import sys

log = logging.getLogger(__name__)


def area(rectangle):
    width, height = rectangle
    return width * height


class Survey:
    def __init__(self, rectangles):
        self.rectangles = rectangles

    def run(self):
        log.info("%d rectangles", len(self.rectangles))
        with multiprocessing.Pool(processes=2) as pool:
            for number, value in enumerate(pool.imap(area, self.rectangles)):
                log.info("rectangle %d: %d", number, value)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(message)s")
    Survey([(2, 3), (4, 5)]).run()

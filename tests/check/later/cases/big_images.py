import os
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed


class Scaler:
    limit = 1000

    def scale(self, width, height):
        if width * height > self.limit:
            os.kill(os.getpid(), signal.SIGKILL)
        return width // 2, height // 2


def main(sizes):
    scaler = Scaler()
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(scaler.scale, *size) for size in sizes]
        for future in as_completed(futures):
            print(future.result())


if __name__ == "__main__":
    main([(20, 10), (30, 20), (90, 80)])

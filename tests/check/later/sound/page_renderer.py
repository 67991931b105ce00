"""Render pages with a pool that the renderer itself owns."""
import string
from multiprocessing import Pool


class PageRenderer:
    def __init__(self, template, workers=2):
        self.template = template
        self.pool = Pool(workers)

    def __getstate__(self):
        state = self.__dict__.copy()
        state["pool"] = None
        return state

    def render(self, page):
        title, body = page
        return string.Template(self.template).substitute(title=title, body=body.upper())

    def render_all(self, pages):
        return self.pool.map(self.render, pages)

    def close(self):
        self.pool.close()
        self.pool.join()


def main():
    renderer = PageRenderer("<h1>$title</h1><p>$body</p>")
    try:
        for html in renderer.render_all([("Home", "hello"), ("About", "us"), ("Jobs", "none")]):
            print(html)
    finally:
        renderer.close()


if __name__ == "__main__":
    main()

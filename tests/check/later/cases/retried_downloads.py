import functools
import random
from concurrent.futures import ProcessPoolExecutor, as_completed


class TemporaryError(Exception):
    pass


def retry(times):
    def decorate(function):
        @functools.wraps(function)
        def attempt(*args):
            for left in reversed(range(times)):
                try:
                    return function(*args)
                except TemporaryError:
                    if not left:
                        raise
        return attempt
    return decorate


def download(page):
    """Stands for a request which fails now and then."""
    if random.Random(page).random() < 0.1:
        raise TemporaryError(page)
    return page, len(f"page {page}") * 100


robust_download = retry(times=3)(download)


def collect(pages):
    sizes = {}
    with ProcessPoolExecutor(max_workers=3) as executor:
        waiting = [executor.submit(robust_download, page) for page in pages]
        for future in as_completed(waiting):
            page, size = future.result()
            sizes[page] = size
    return sizes


def main():
    sizes = collect(range(1, 7))
    for page in sorted(sizes):
        print(f"{page:3} {sizes[page]:6}")


if __name__ == "__main__":
    main()

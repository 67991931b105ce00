from multiprocessing.dummy import Pool
from threading import Lock

seen = []
lock = Lock()


def main():
    prefix = "page"

    def visit(number):
        with lock:
            seen.append(number)
        return f"{prefix} {number}"

    with Pool(4) as pool:
        pages = pool.map(visit, range(8))
        doubled = pool.map(lambda number: number * 2, range(4))
    print(pages[-1], len(seen), sum(doubled))


main()

"""Use a pool and never close it."""

from multiprocessing import Pool


def main() -> None:
    pool = Pool(1)
    print(pool.apply(abs, (-1,)))


if __name__ == "__main__":
    main()

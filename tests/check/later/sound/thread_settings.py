import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["APP_MODE"] = "batch"

import multiprocessing  # noqa: E402
from typing import Optional  # noqa: E402

CACHE: dict[int, int] = {}


def fibonacci(n: int) -> int:
    if n not in CACHE:
        CACHE[n] = n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
    return CACHE[n]


def work(n: int) -> tuple[str, str, int]:
    return os.environ["APP_MODE"], os.environ["OMP_NUM_THREADS"], fibonacci(n)


def main(processes: Optional[int] = None) -> int:
    pool = multiprocessing.Pool(processes or 2)
    try:
        for mode, threads, value in pool.imap(work, [5, 10, 60]):
            print(mode, threads, value)
    finally:
        pool.close()
        pool.join()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

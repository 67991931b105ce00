"""Fetch two reports at once, and say at the end which of them failed."""
import time
from concurrent.futures import ProcessPoolExecutor


def fetch(name, seconds):
    time.sleep(seconds)
    if not seconds:
        raise ValueError(f"{name} is empty")
    return name.upper()


def main():
    with ProcessPoolExecutor(2) as pool:
        empty, slow = pool.submit(fetch, "costs", 0), pool.submit(fetch, "sales", 4)
        print(slow.result())
        try:
            print(empty.result())
        except ValueError as error:
            print("no report:", error)


if __name__ == "__main__":
    main()

"""Keep fork for one process and for one pool, whatever the default is."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

fork = get_context("fork")


def main() -> None:
    process = fork.Process(target=lambda: print("report sent", flush=True))
    process.start()
    process.join()
    with ProcessPoolExecutor(mp_context=fork) as pool:
        print("largest:", pool.submit(max, [3, 8, 5]).result())


if __name__ == "__main__":
    main()

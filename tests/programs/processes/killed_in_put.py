"""Kill a producer in the middle of a large item, and get with a timeout."""

import multiprocessing
import sys

SIZE = 1 << 20  # bytes: far more than a pipe holds


def put(results: "multiprocessing.Queue[bytes]") -> None:
    """Put one large item; runs in the child."""
    results.put(bytes(SIZE))


def main() -> None:
    multiprocessing.set_start_method(sys.argv[1])
    results: multiprocessing.Queue[bytes] = multiprocessing.Queue()
    child = multiprocessing.Process(target=put, args=(results,))
    child.start()
    results._reader.poll(30)  # type: ignore[attr-defined]
    child.kill()
    child.join()
    print("the producer is killed", flush=True)
    print(len(results.get(timeout=1)))


if __name__ == "__main__":
    main()

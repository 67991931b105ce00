"""Kill a producer in the middle of a large item; another can put nothing any more."""

import multiprocessing
import sys


def put(size: int, queue: "multiprocessing.Queue[bytes]") -> None:
    """Put one item; runs in a child process."""
    queue.put(bytes(size))


def main() -> None:
    multiprocessing.set_start_method(sys.argv[1])
    queue: multiprocessing.Queue[bytes] = multiprocessing.Queue()
    first, second = (
        multiprocessing.Process(target=put, args=(size, queue)) for size in (1 << 20, 1)
    )
    first.start()
    queue._reader.poll(30)  # type: ignore[attr-defined]
    first.kill()
    first.join()
    while queue._reader.poll(0):  # type: ignore[attr-defined]
        queue._reader._recv(1)  # type: ignore[attr-defined]
    second.start()
    second.join(2)
    print("the second has ended:", not second.is_alive())
    second.kill()
    second.join()


if __name__ == "__main__":
    main()

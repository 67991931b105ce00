"""Join a process before its items are read, and it hangs if they are large."""

from multiprocessing import Process, Queue


def worker(size: int, results: "Queue[bytes]") -> None:
    """Put one result; runs in a child process."""
    results.put(bytes(size))


def join_first(size: int, timeout: float) -> None:
    """Join, then get: the wrong order."""
    results: Queue[bytes] = Queue()
    process = Process(target=worker, args=(size, results))
    process.start()
    process.join(timeout)  # without a timeout, this can wait for ever
    print(f"{size} bytes, joined: exit code {process.exitcode}")
    results.get()
    process.join()
    print(f"{size} bytes, read and joined: exit code {process.exitcode}")


def main() -> None:
    join_first(65_000, timeout=20)
    join_first(66_000, timeout=0.5)


if __name__ == "__main__":
    main()

"""Get all results out of a queue before you join the processes that put them."""

from multiprocessing import Process, Queue

WORKERS = 3
SIZE = 1_000_000  # bytes in each result: more than a pipe holds


def worker(number: int, results: "Queue[tuple[int, bytes]]") -> None:
    """Put one large result; runs in a child process."""
    results.put((number, bytes(SIZE)))


def main() -> None:
    results: Queue[tuple[int, bytes]] = Queue()
    workers = [Process(target=worker, args=(n, results)) for n in range(WORKERS)]
    for process in workers:
        process.start()
    for _ in workers:
        number, data = results.get()
        print(f"worker {number} sent {len(data)} bytes")
    for process in workers:
        process.join()


if __name__ == "__main__":
    main()

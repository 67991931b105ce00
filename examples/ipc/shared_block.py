"""Pass a block of shared memory by its name, close it everywhere, unlink it once."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

WORKERS = 4
PART = 4 * 2**20  # bytes for each worker


def worker(number: int, name: str) -> None:
    """Fill one part of the block; runs in a child process."""
    block = SharedMemory(name)
    assert block.buf  # None only after close()
    try:
        begin = (number - 1) * PART
        block.buf[begin : begin + PART] = bytes([number]) * PART
        print(f"worker {number} filled {PART} bytes", flush=True)
    finally:
        block.close()


def run_workers(name: str) -> None:
    """Let all workers fill their parts."""
    workers = [Process(target=worker, args=(n + 1, name)) for n in range(WORKERS)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    if any(process.exitcode for process in workers):
        raise RuntimeError("a worker failed")


def main() -> None:
    block = SharedMemory(create=True, size=WORKERS * PART)
    assert block.buf
    try:
        run_workers(block.name)
        print("first bytes of the parts:", list(block.buf[: WORKERS * PART : PART]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()

"""Do everything right: a child, a lock, a queue, a pool, shared memory, a file."""

import tempfile
from multiprocessing import Lock, Pool, Process, Queue
from multiprocessing.queues import Queue as QueueType
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.synchronize import Lock as LockType


def answer(lock: LockType, answers: "QueueType[int]") -> None:
    with lock:
        answers.put(42)


def main() -> None:
    lock = Lock()
    answers: QueueType[int] = Queue()
    child = Process(target=answer, args=(lock, answers))
    child.start()
    print("answer:", answers.get())
    child.join()
    with Pool(1) as pool:
        print("pool:", pool.apply(abs, (-1,)))
        pool.close()
        pool.join()
    block = SharedMemory(create=True, size=64)
    block.close()
    block.unlink()
    with tempfile.TemporaryDirectory():
        print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()

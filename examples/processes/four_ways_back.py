"""Choose how an answer comes back: exit code, pipe, queue or executor.

The same count is made four times, each in a process of its own.  An exit code holds
one number, from 0 to 255 on Linux and macOS; a pipe and a queue hold what can be
pickled; an executor does the sending for you.  The queue is read before ``join``: a
child does not end before all it has put there is through.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import Connection

TEXT = "do re mi fa sol la ti"


def count(text: str) -> int:
    """Count the words; every child does this."""
    return len(text.split())


def leave_with(text: str) -> None:
    """Answer by the exit code."""
    sys.exit(count(text))


def send(text: str, end: "Connection[int, int]") -> None:
    """Answer through a pipe."""
    end.send(count(text))


def put(text: str, queue: "Queue[int]") -> None:
    """Answer through a queue."""
    queue.put(count(text))


def by_exit_code() -> int | None:
    child = Process(target=leave_with, args=(TEXT,))
    child.start()
    child.join()
    return child.exitcode


def by_pipe() -> int:
    receiver, sender = Pipe(duplex=False)
    with receiver, sender:
        child = Process(target=send, args=(TEXT, sender))
        child.start()
        sender.close()  # the child's end stays: recv notices when that is gone
        answer: int = receiver.recv()
        child.join()
    assert child.exitcode == 0
    return answer


def by_queue() -> int:
    queue: Queue[int] = Queue()
    child = Process(target=put, args=(TEXT, queue))
    child.start()
    answer = queue.get(timeout=30)
    child.join()
    assert child.exitcode == 0
    return answer


def by_executor() -> int:
    with ProcessPoolExecutor(max_workers=1) as executor:
        return executor.submit(count, TEXT).result()


def main() -> None:
    print("exit code:", by_exit_code())
    print("pipe:     ", by_pipe())
    print("queue:    ", by_queue())
    print("executor: ", by_executor())


if __name__ == "__main__":
    main()

"""Know how a child's failure shows: only an executor raises its exception again.

``divide`` fails in four children.  Three of them print a traceback and end with
exit code 1, and the parent gets no exception of theirs: a pipe comes to its end, a
queue stays empty.  A parent that looks at neither goes on as if all were well.  An
executor brings the exception home, with the child's traceback as its cause.
"""

import queue
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import Connection


def divide(share: int) -> int:
    """Divide a sum among some people; every child does this."""
    return 42 // share


def send(share: int, end: "Connection[int, int]") -> None:
    """Answer through a pipe."""
    end.send(divide(share))


def put(share: int, answers: "Queue[int]") -> None:
    """Answer through a queue."""
    answers.put(divide(share))


def alone() -> str:
    child = Process(target=divide, args=(0,))
    child.start()
    child.join()
    return f"exit code {child.exitcode}"


def with_pipe() -> str:
    receiver, sender = Pipe(duplex=False)
    with receiver, sender:
        child = Process(target=send, args=(0, sender))
        child.start()
        sender.close()  # while the parent holds it too, recv would wait for ever
        try:
            answer = str(receiver.recv())
        except EOFError:
            answer = "EOFError"
        child.join()
    return f"{answer}, exit code {child.exitcode}"


def with_queue() -> str:
    answers: Queue[int] = Queue()
    child = Process(target=put, args=(0, answers))
    child.start()
    child.join(timeout=30)  # a failed child put nothing: there is nothing to drain
    try:
        answer = str(answers.get(timeout=0.1))
    except queue.Empty:
        answer = "Empty"
    return f"{answer}, exit code {child.exitcode}"


def with_executor() -> str:
    with ProcessPoolExecutor(max_workers=1) as executor:
        try:
            return str(executor.submit(divide, 0).result())
        except ZeroDivisionError as error:
            told = "in divide" in str(error.__cause__)
            return f"ZeroDivisionError, its cause says where: {told}"


def main() -> None:
    print("process alone:", alone())
    print("pipe:         ", with_pipe())
    print("queue:        ", with_queue())
    print("executor:     ", with_executor())


if __name__ == "__main__":
    main()

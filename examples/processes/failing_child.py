"""Look for failure in the way the answer comes: only an executor raises it again.

``divide`` fails in four children.  Each of the first three prints a traceback and
ends with exit code 1, and the parent sees no exception of theirs: a pipe comes to
its end, a queue stays empty.  An executor brings the exception home, with the
child's traceback as its cause.
"""

import queue
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import Connection


def divide(share: int) -> int:
    """Divide a sum among some people; every child does this."""
    return 42 // share


def send(share: int, end: "Connection[int, int]") -> None:
    end.send(divide(share))


def put(share: int, answers: "Queue[int]") -> None:
    answers.put(divide(share))


def main() -> None:
    child = Process(target=divide, args=(0,))
    child.start()
    child.join()
    print("exit code:", child.exitcode)

    receiver, sender = Pipe(duplex=False)
    with receiver, sender:
        child = Process(target=send, args=(0, sender))
        child.start()
        sender.close()  # else recv would wait for the parent's own copy
        try:
            receiver.recv()
        except EOFError:
            print("pipe: EOFError, nobody is left to send")
        child.join()

    answers: Queue[int] = Queue()
    child = Process(target=put, args=(0, answers))
    child.start()
    child.join()  # it put nothing, so nothing is waiting to be taken out
    try:
        answers.get(timeout=0.1)
    except queue.Empty:
        print("queue: Empty, and exit code", child.exitcode)

    with ProcessPoolExecutor(max_workers=1) as executor:
        try:
            executor.submit(divide, 0).result()
        except ZeroDivisionError as error:
            cause = str(error.__cause__)
            print("executor: ZeroDivisionError; its cause names divide:", end=" ")
            print("in divide" in cause)


if __name__ == "__main__":
    main()

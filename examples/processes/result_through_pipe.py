"""Send a result through a pipe, and notice a child that dies before it has sent it."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

SIZE = 1_000_000  # numbers in the result


def square_all(size: int, sender: "Connection[list[int], None]") -> None:
    """Send a large list to the parent; runs in the child process."""
    sender.send([number * number for number in range(size)])


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    with receiver:
        child = Process(target=square_all, args=(SIZE, sender))
        child.start()
        sender.close()  # once the child has ended too, recv raises EOFError
        try:
            squares = receiver.recv()
            print(len(squares), "numbers, the last is", squares[-1])
        except (EOFError, OSError):
            print("the child ended without a result")
        child.join()
    print("exit code", child.exitcode)


if __name__ == "__main__":
    main()

"""Write into shared memory by its name, and nobody sends anything.

``SharedMemory`` is a block of bytes with a name.  Main makes a board of 64 MiB, and
the child gets the name alone, some ten characters.  It writes at one place and doubles
a number at another, and main sees both through the memoryview that it has had
since before the child was started: there is one board, and no copy of it.
"""

import pickle
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

SIZE = 64 * 2**20  # bytes
NUMBER, TEXT = 0, SIZE - 8  # where things stand on the board


def painter(name: str) -> None:
    """Change the board in place; runs in a child."""
    board = SharedMemory(name)
    assert board.buf  # None once it is closed; mypy asks
    board.buf[NUMBER] *= 2
    board.buf[TEXT : TEXT + 5] = b"hello"
    board.close()  # each process closes what it has opened


def main() -> None:
    board = SharedMemory(create=True, size=SIZE)
    assert board.buf
    try:
        board.buf[NUMBER] = 21
        child = Process(target=painter, args=(board.name,))
        child.start()
        child.join()
        assert child.exitcode == 0
        print("the child was sent the name:", len(pickle.dumps(board.name)) < 50)
        print("number:", board.buf[NUMBER])
        print("text:", bytes(board.buf[TEXT : TEXT + 5]))
    finally:
        board.close()
        board.unlink()  # once, by the one who made it


if __name__ == "__main__":
    main()

"""Take everything out of a queue before you join the process that put it in.

A child hands its answer to a thread of its own, which writes it into a pipe, and the
child doesn't end before all is written.  The pipe takes 64 KiB before anybody reads.
With 65,000 bytes the child can end unread, and a program that joins first seems to
work.  With 66,000 it can't, and join waits for a child that waits for a reader.
"""

from multiprocessing import Process, Queue

MOMENT, LONG = 0.5, 20  # seconds


def answer(size: int, answers: "Queue[bytes]") -> None:
    """Put one answer; runs in a child."""
    answers.put(bytes(size))


def join_first(size: int, patience: float) -> None:
    """Join the child before its answer is read, which is the fault."""
    answers: Queue[bytes] = Queue()
    child = Process(target=answer, args=(size, answers))
    child.start()
    child.join(timeout=patience)
    print(f"{size} bytes: ended before anybody read: {not child.is_alive()}")
    print("  bytes read:", len(answers.get(timeout=LONG)))
    child.join(timeout=LONG)
    print("  ended after that:", not child.is_alive())


def main() -> None:
    join_first(65_000, LONG)
    join_first(66_000, MOMENT)


if __name__ == "__main__":
    main()

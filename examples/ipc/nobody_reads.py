"""Know what ``send`` does when nobody reads: it waits, or it raises.

A pipe holds little.  While somebody could read but doesn't, ``send`` waits as soon as
the pipe is full, and goes on when there is room.  When the last reading end has been
closed nobody will ever read, and ``send`` raises ``BrokenPipeError``.
"""

from multiprocessing import Pipe, Process, SimpleQueue
from multiprocessing.connection import Connection

MESSAGES = 10_000
MESSAGE = bytes(1024)


def send(sender: Connection, receiver: Connection, notes: "SimpleQueue[str]") -> None:
    """Send far more than the pipe holds; runs in a child."""
    receiver.close()  # its own copy: it doesn't count itself as a reader
    try:
        for _ in range(MESSAGES):
            sender.send_bytes(MESSAGE)
        notes.put("all sent")
    except BrokenPipeError:
        notes.put("BrokenPipeError")


def main() -> None:
    notes: SimpleQueue[str] = SimpleQueue()
    for reads in (True, False):
        receiver, sender = Pipe(duplex=False)
        child = Process(target=send, args=(sender, receiver, notes))
        child.start()
        sender.close()
        child.join(timeout=0.5)
        print("half a second later, the sender waits:", child.is_alive())
        if reads:
            read = sum(len(receiver.recv_bytes()) for _ in range(MESSAGES))
            print("read:", read // 1024, "KiB")
        receiver.close()
        print("the sender:", notes.get())
        child.join()
        assert child.exitcode == 0


if __name__ == "__main__":
    main()

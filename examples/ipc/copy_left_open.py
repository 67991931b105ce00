"""Don't wait for the end of a pipe while you hold its sending end yourself.

Main sends two orders and closes the sending end.  Under fork the cook holds a copy of
that end, which it was never given: a forked child inherits all that is open.  So the
cook waits for an end that only it could bring about.  Under spawn and forkserver a
child has what it was given, and here the cook sees the end.
"""

from multiprocessing import Pipe, Process, SimpleQueue
from multiprocessing.connection import Connection


def cook(receiver: Connection, notes: "SimpleQueue[str]") -> None:
    """Cook until there is no more; runs in a child."""
    try:
        while True:
            notes.put(f"cooked {receiver.recv()}")
    except EOFError:
        pass


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    notes: SimpleQueue[str] = SimpleQueue()
    child = Process(target=cook, args=(receiver, notes))
    child.start()
    receiver.close()
    for order in ("tea", "cake"):
        sender.send(order)
        print(notes.get())
    sender.close()
    child.join(timeout=3)
    print("the cook has seen the end:", not child.is_alive())
    child.kill()
    child.join()


if __name__ == "__main__":
    main()

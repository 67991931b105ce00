"""Give a child both ends of its pipe, and let it close the one that isn't its own.

Under fork the cook has a copy of the sending end whether it wants it or not.  Given
that end as well it can close it, and then main's copy is the last.  This is right
under every start method: each side keeps one end and closes the other.
"""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def cook(receiver: Connection, sender: Connection) -> None:
    """Cook until there is no more; runs in a child."""
    sender.close()
    try:
        while True:
            print("cooked:", receiver.recv(), flush=True)
    except EOFError:
        print("no more orders", flush=True)


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    child = Process(target=cook, args=(receiver, sender))
    child.start()
    receiver.close()
    for order in ("tea", "cake"):
        sender.send(order)
    sender.close()
    child.join(timeout=20)
    print("the cook has seen the end:", not child.is_alive())
    child.kill()
    child.join()


if __name__ == "__main__":
    main()

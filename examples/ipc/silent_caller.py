"""Don't let ``accept`` ask for the key: a silent caller would stop it.

A listener with a key sends each caller a challenge and waits for the answer, all
inside ``accept``.  There is no time-out.  The first caller here connects and says
nothing; the second has the key, and waits until the first hangs up.
"""

import signal
import socket
from multiprocessing import Pipe, Process
from multiprocessing.connection import Client, Connection, Listener

KEY = b"the right key"
LIFE = 30  # seconds after which the listener ends in any case


def serve(parent: Connection) -> None:
    """Welcome one caller; this runs in a child."""
    signal.alarm(LIFE)
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        parent.send(listener.address)
        while True:
            try:
                with listener.accept() as line:
                    line.send("welcome")
                    return
            except (EOFError, OSError):
                parent.send("somebody hung up")


def silent(address: tuple[str, int], parent: Connection) -> None:
    """Connect, and say nothing until told to hang up; this runs in a child."""
    with socket.create_connection(address):
        parent.send("connected")
        parent.poll(LIFE)


def honest(address: tuple[str, int]) -> None:
    """Call with the right key; this runs in a child."""
    with Client(address, authkey=KEY) as line:
        print("the honest one hears:", line.recv())


def main() -> None:
    from_listener, theirs = Pipe()
    listener = Process(target=serve, args=(theirs,))
    listener.start()
    theirs.close()
    address = from_listener.recv()
    to_first, theirs = Pipe()
    first = Process(target=silent, args=(address, theirs))
    first.start()
    theirs.close()
    to_first.recv()
    second = Process(target=honest, args=(address,))
    second.start()
    second.join(timeout=1)
    print("the honest one waits:", second.is_alive(), flush=True)
    to_first.send("hang up")
    second.join()
    print("the listener says:", from_listener.recv())
    for process in (listener, first, second):
        process.join()
        assert process.exitcode == 0


if __name__ == "__main__":
    main()

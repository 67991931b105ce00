"""Give a listener a key, and only who knows it gets in.

Each side sends the other some random bytes, and gets back a digest made of these
and the key.  The key itself never goes over the line.  Whoever has a wrong one
fails on both sides, before anything is unpickled.
"""

from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener

KEY = b"the right key"


def caller(address: tuple[str, int], key: bytes) -> None:
    """Try to get in; this runs in a child."""
    try:
        with Client(address, authkey=key) as line:
            line.send("three eggs")
    except AuthenticationError as error:
        print("the caller:", error, flush=True)


def receive(listener: Listener, key: bytes) -> str:
    """Return what a caller with this key sends, or what is wrong."""
    child = Process(target=caller, args=(listener.address, key))
    child.start()
    try:
        with listener.accept() as line:
            return str(line.recv())
    except AuthenticationError as error:
        return str(error)
    finally:
        child.join()
        assert child.exitcode == 0


def main() -> None:
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        print("the listener:", receive(listener, key=b"a guess"))
        print("the listener:", receive(listener, key=KEY))


if __name__ == "__main__":
    main()

"""Ask for the key in a thread, by a deadline, and read nothing but JSON.

The listener has no key, so ``accept`` returns at once.  The thread of a caller
does what ``accept`` would have done, and a timer shuts its connection down when the
time is up: whatever the thread waits for, it then gets an error.  The first caller
here is silent, and the second is served all the same.
"""

import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from threading import Thread, Timer

KEY = b"the right key"
LONGEST = 1_000  # bytes in a message
PATIENCE = 10.0  # seconds for one caller, from first to last
LIFE = 60  # seconds after which the listener ends in any case


@contextmanager
def deadline(line: Connection, seconds: float) -> Iterator[None]:
    """Shut a connection down if the block is not done in time."""
    with socket.socket(fileno=os.dup(line.fileno())) as end:
        timer = Timer(seconds, hang_up, [end])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def hang_up(end: socket.socket) -> None:
    """End both directions, for everybody who has this connection."""
    with suppress(OSError):  # it may have ended already
        end.shutdown(socket.SHUT_RDWR)


def talk(line: Connection) -> None:
    """Prove the key to each other, then count words; this runs in a thread."""
    # Whatever goes wrong ends this conversation, and no other.
    with line, suppress(Exception), deadline(line, PATIENCE):
        deliver_challenge(line, KEY)
        answer_challenge(line, KEY)
        match json.loads(line.recv_bytes(LONGEST)):
            case {"text": str(text)}:
                line.send_bytes(json.dumps({"words": len(text.split())}).encode())


def serve(listener: Listener) -> None:
    """Give each caller a thread."""
    while True:
        line = listener.accept()
        Thread(target=talk, args=(line,), daemon=True).start()


def begin(parent: Connection) -> None:
    """Open the listener and tell where it is; this runs in a child."""
    signal.alarm(LIFE)
    with Listener(("127.0.0.1", 0), backlog=16) as listener:
        parent.send(listener.address)
        serve(listener)


def main() -> None:
    mine, theirs = Pipe()
    child = Process(target=begin, args=(theirs,))
    child.start()
    theirs.close()
    address = mine.recv()
    silent = socket.create_connection(address)
    with silent, Client(address, authkey=KEY) as line:
        line.send_bytes(b'{"text": "a dozen eggs"}')
        print("the honest one hears:", json.loads(line.recv_bytes(LONGEST)))
    child.terminate()
    child.join()


if __name__ == "__main__":
    main()

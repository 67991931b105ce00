"""Know when send() waits and when it raises: the pipe is full, or nobody can read."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

KIB = bytes(1024)
MESSAGES = 1000  # far more than a pipe takes


def send_all(sender: Connection, receiver: Connection) -> None:
    """Send the messages; runs in a child process."""
    receiver.close()  # or the child would count as a reader itself
    try:
        for _ in range(MESSAGES):
            sender.send_bytes(KIB)
        print("everything has been sent", flush=True)
    except BrokenPipeError:
        print("BrokenPipeError: nobody can read", flush=True)


def run(reads: bool) -> None:
    """Let the child send, and read everything or close the pipe."""
    receiver, sender = Pipe(duplex=False)
    child = Process(target=send_all, args=(sender, receiver))
    child.start()
    sender.close()
    child.join(timeout=0.5)
    print("the child waits:", child.is_alive(), flush=True)
    if reads:
        for _ in range(MESSAGES):
            receiver.recv_bytes()
    receiver.close()
    child.join()


def main() -> None:
    run(reads=True)
    run(reads=False)


if __name__ == "__main__":
    main()

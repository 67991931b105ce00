"""Don't leave a copy of the sending end open in the receiver: fork makes one."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def receive(receiver: Connection) -> None:
    """Receive until the end of the pipe; runs in a child process."""
    try:
        while True:
            print("received", receiver.recv(), flush=True)
    except EOFError:
        print("end of the pipe", flush=True)


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    child = Process(target=receive, args=(receiver,))
    child.start()
    receiver.close()
    sender.send("task 1")
    sender.send("task 2")
    sender.close()
    child.join(timeout=3)
    print("the child still waits:", child.is_alive())
    child.kill()
    child.join()


if __name__ == "__main__":
    main()

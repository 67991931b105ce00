"""Receive from many processes as their messages come, until each pipe has ended."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait

WORKERS = 3
STEPS = 2


def worker(number: int, conn: Connection) -> None:
    """Report each step of the work; runs in a child process."""
    for step in range(1, STEPS + 1):
        conn.send(f"worker {number} finished step {step}")


def start_worker(number: int) -> Connection:
    """Start a worker, and return the receiving end of its pipe."""
    receiver, sender = Pipe(duplex=False)
    Process(target=worker, args=(number, sender), daemon=True).start()
    sender.close()  # now: under fork the next worker would inherit it
    return receiver


def main() -> None:
    receivers = [start_worker(number) for number in range(1, WORKERS + 1)]
    while receivers:
        ready = wait(receivers)
        for receiver in [one for one in receivers if one in ready]:
            try:
                print(receiver.recv())
            except EOFError:  # this worker has ended, or died
                receivers.remove(receiver)
                receiver.close()


if __name__ == "__main__":
    main()

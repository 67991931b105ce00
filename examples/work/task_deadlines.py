"""Do tasks in processes, each with a time limit: one that takes longer is killed."""

import signal
import sys
from itertools import islice
from multiprocessing import Lock, Pipe, Process, active_children
from multiprocessing.connection import Connection, wait
from time import monotonic

LIMIT = 3  # seconds for each task
WORKERS = 4  # tasks at a time
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def work(task: str) -> int:
    """Return the smallest factor of a number; put your work here."""
    number = int(task)
    return next(factor for factor in range(2, number + 1) if number % factor == 0)


def send_result(task: str, writer: Connection) -> None:
    """Send the result, or the error; runs in a child process."""
    try:
        writer.send((work(task), ""))
    except Exception as error:
        writer.send((None, repr(error)))


def start(task: str) -> tuple[Connection, Process]:
    """Start a child process for a task."""
    reader, writer = Pipe(duplex=False)
    process = Process(target=send_result, args=(task, writer))
    process.start()
    writer.close()  # else a death would not end the pipe
    return reader, process


def finish(reader: Connection, process: Process) -> tuple[object, str]:
    """Return a result and an error, one of them empty, and end the process."""
    if not reader.poll():
        process.kill()
        return None, f"killed after {LIMIT} s"
    try:
        result = reader.recv()
    except (EOFError, OSError):  # it died, perhaps halfway through its result
        result = None
    process.join(1.0)  # seconds to end after the result
    process.kill()
    return result or (None, f"died with exit code {process.exitcode}")


def main(tasks: list[str]) -> int:
    waiting, failed = iter(tasks), 0
    running: dict[Connection, tuple[str, Process, float]] = {}
    Lock()  # starts a helper that would unblock the signals later, before 3.14
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # the children inherit it
    try:
        while not (pending := signal.sigpending()):
            for task in islice(waiting, WORKERS - len(running)):
                reader, process = start(task)
                running[reader] = task, process, monotonic() + LIMIT
            if not running:
                return 1 if failed else 0
            wait(list(running), 0.1)  # then look at the clock
            for reader, (task, process, deadline) in list(running.items()):
                if reader.poll() or monotonic() > deadline:
                    del running[reader]
                    result, error = finish(reader, process)
                    output = sys.stderr if error else sys.stdout
                    print(f"{task}: {error or result}", file=output, flush=True)
                    failed += bool(error)
        return 130 if signal.SIGINT in pending else 143
    finally:
        for child in active_children():
            child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["91", "2305843009213693951", "ten", "1000003"]))

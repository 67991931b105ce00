"""Run a job at fixed times, each in a process of its own, and never two at once."""

import signal
import sys
import time
from math import inf
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def job(turn: int) -> None:
    """Do the work of one turn: put your own job here."""
    if turn == 0:
        time.sleep(1000)  # stands for a job that hangs
    print(f"turn {turn}: the report is written")


def run_job(turn: int) -> None:
    """Do a job that a SIGTERM can end; runs in a child process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    job(turn)


def run_turn(turn: int, limit: float) -> None:
    """Wait until a job has ended, or kill it."""
    process = Process(target=run_job, args=(turn,))
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the child inherits it
    process.start()
    signal.signal(signal.SIGINT, before)
    process.join(limit)
    if process.is_alive():
        print(f"turn {turn}: killed after {limit:g} s", flush=True)
        process.kill()
        process.join()
    print(f"turn {turn}: exit code {process.exitcode}", flush=True)


def catch_signals() -> Connection:
    """Return a pipe that gets the number of each Ctrl-C and SIGTERM."""
    stop, signalled = Pipe(duplex=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: signalled.send(number))
    return stop


def schedule(interval: float, limit: float, turns: float = inf) -> int:
    """Start turn n at begin + n * interval, until a signal; return the exit code."""
    stop, begin, turn = catch_signals(), time.monotonic(), 0
    while turn < turns:
        if stop.poll(max(0, begin + turn * interval - time.monotonic())):
            return 130 if stop.recv() == signal.SIGINT else 0
        run_turn(turn, limit)
        turn += 1
        while begin + turn * interval < time.monotonic():
            print(f"turn {turn}: skipped", flush=True)
            turn += 1
    return 0


def main(arguments: list[str]) -> int:
    interval, limit = map(float, arguments)  # seconds
    return schedule(interval, limit)


def demo() -> int:
    """Run turns of two seconds, with a limit of three; leave this out of your copy."""
    return schedule(2, 3, turns=3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else demo())

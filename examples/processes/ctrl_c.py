"""Let the parent alone hear Ctrl-C, and have it stop its workers.

Ctrl-C sends SIGINT to every process of the group in the terminal's foreground,
so each worker is interrupted as well, wherever it happens to be.  The careful
one ignores SIGINT and ends when its parent says so; the careless one dies of a
KeyboardInterrupt of its own, with a traceback and half of its page.
"""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection


def careful(line: Connection) -> None:
    """Leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send("ready")
    print("careful: told to", line.recv())


def careless(line: Connection) -> None:
    """Take SIGINT as Python does."""
    line.send("ready")
    print("careless: told to", line.recv())


def main() -> None:
    if os.getpgrp() != os.getpid():
        os.setpgrp()  # a group of our own: whoever started us is left alone
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's & ignores it
    crew = []
    for work in (careful, careless):
        mine, theirs = Pipe()
        child = Process(target=work, args=(theirs,))
        child.start()
        mine.recv()
        crew.append((work.__name__, child, mine))
    try:
        os.killpg(os.getpgrp(), signal.SIGINT)  # what the terminal does at Ctrl-C
        signal.pause()
    except KeyboardInterrupt:
        print("main: interrupted", flush=True)
    for _name, _child, line in crew:
        line.send("go home")
    for name, child, _line in crew:
        child.join()
        print(f"{name}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()

"""Know what happens at exit: threads, exit functions, daemons, then the rest.

When main's last line has run, Python waits for the threads and calls the exit
functions, latest first.  One of them belongs to multiprocessing: it sends SIGTERM
to each daemon (Windows has ``TerminateProcess`` for it) and then joins every child
that is left.  So a daemon is cut off wherever it stands: its ``finally`` never runs,
while the other child's does.
"""

import atexit
from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType
from threading import Thread, main_thread


def lamp(light: Connection, nightfall: EventType) -> None:
    """Shine until told to stop, which nobody does; this is the daemon."""
    try:
        light.send("shining")
        nightfall.wait()
    finally:
        print("lamp: put out properly")


def clerk(light: Connection) -> None:
    """Write by the light of the lamp; this child is no daemon."""
    try:
        light.recv()
    except EOFError:  # the other end is closed: the lamp's process is gone
        print("clerk: the lamp has gone out, I finish my page in the dark")
    finally:
        print("clerk: desk tidied")


def sweep(child: Process) -> None:
    """Work on after main; this is a thread of the parent."""
    main_thread().join()
    print("thread: main has ended, is the daemon alive?", child.is_alive(), flush=True)


def say_goodbye(child: Process) -> None:
    print("exit function: is the daemon alive?", child.is_alive(), flush=True)


def main() -> None:
    seen, shown = Pipe(duplex=False)
    nightfall = Event()
    daemon = Process(target=lamp, args=(shown, nightfall), daemon=True)
    daemon.start()
    shown.close()  # from here on, the lamp alone holds this end
    print("lamp:", seen.recv())
    Process(target=clerk, args=(seen,)).start()
    atexit.register(say_goodbye, daemon)
    Thread(target=sweep, args=(daemon,)).start()
    print("main: last line", flush=True)


if __name__ == "__main__":
    main()

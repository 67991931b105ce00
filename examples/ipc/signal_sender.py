"""Wait for a signal with sigwaitinfo, and see which process sent it."""

import os
import signal
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

EXPECTED = {signal.SIGUSR1, signal.SIGUSR2}


def worker(conn: Connection) -> None:
    """Wait for one signal and report its sender; runs in a child process."""
    signal.pthread_sigmask(signal.SIG_BLOCK, EXPECTED)  # or it would end the worker
    conn.send("ready")
    info = signal.sigwaitinfo(EXPECTED)
    name = signal.Signals(info.si_signo).name
    conn.send(f"received {name} from pid={info.si_pid}")


def main() -> None:
    conn, worker_conn = Pipe()
    process = Process(target=worker, args=(worker_conn,))
    process.start()
    print("worker:", conn.recv())
    assert process.pid
    os.kill(process.pid, signal.SIGUSR1)
    print(f"main: sent SIGUSR1, pid={os.getpid()}")
    print("worker:", conn.recv())
    process.join()


if __name__ == "__main__":
    main()

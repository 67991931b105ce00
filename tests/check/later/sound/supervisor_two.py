import multiprocessing as mp
import os
import signal
from multiprocessing.connection import wait


def compute(conn):
    for n in iter(conn.recv, None):
        if n == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        conn.send((n, n * n))
    conn.close()


class Worker:
    def __init__(self):
        self.conn, theirs = mp.Pipe()
        self.proc = mp.Process(target=compute, args=(theirs,))
        self.proc.start()
        theirs.close()

    def ask(self, n):
        self.conn.send(n)
        wait([self.conn, self.proc.sentinel])
        if self.conn.poll():
            return self.conn.recv()
        raise ChildProcessError(self.proc.pid)

    def stop(self):
        self.conn.send(None)
        self.proc.join()
        self.conn.close()


def main():
    worker = Worker()
    for n in (3, 5, 13, 8):
        try:
            print("ok", worker.ask(n))
        except (ChildProcessError, EOFError, ConnectionResetError):
            worker.proc.join()
            print("lost", n, "exit", worker.proc.exitcode)
            worker = Worker()
    worker.stop()


if __name__ == "__main__":
    main()

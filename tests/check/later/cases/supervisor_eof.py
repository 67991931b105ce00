"""A supervisor: one worker is killed in a drill and another takes its place."""
import itertools
import multiprocessing as mp
import os
import signal
from multiprocessing.connection import wait


def serve(conn, parent_conn):
    parent_conn.close()
    with conn:
        while True:
            try:
                job = conn.recv()
            except EOFError:
                return
            conn.send((job, sum(range(job)), os.getpid()))


class Slot:
    ids = itertools.count(1)

    def __init__(self, supervisor):
        self.supervisor = supervisor
        self.start()

    def start(self):
        self.conn, child = mp.Pipe()
        self.process = mp.Process(target=serve, args=(child, self.conn),
                                  name=f"slot-{next(self.ids)}")
        self.process.start()
        child.close()

    def ask(self, job):
        self.conn.send(job)
        ready = wait([self.conn, self.process.sentinel], timeout=20)
        if self.conn in ready:
            try:
                return self.conn.recv()
            except (EOFError, ConnectionResetError):
                pass
        self.replace()
        return self.ask(job)

    def replace(self):
        self.process.join()
        self.supervisor.log(f"{self.process.name} ended with {self.process.exitcode}, replaced")
        self.conn.close()
        self.start()

    def drill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.join()
        self.replace()

    def stop(self):
        self.conn.close()
        self.process.join()


class Supervisor:
    def __init__(self, size):
        self.lines = []
        self.slots = [Slot(self) for _ in range(size)]

    def log(self, line):
        self.lines.append(line)
        print(line)

    def map(self, jobs):
        pids = set()
        for slot, job in zip(itertools.cycle(self.slots), jobs):
            job, value, pid = slot.ask(job)
            pids.add(pid)
            print(job, value)
        return pids

    def close(self):
        for slot in reversed(self.slots):
            slot.stop()


def main():
    supervisor = Supervisor(2)
    before = supervisor.map([10, 20, 30, 40])
    supervisor.slots[0].drill()
    after = supervisor.map([50, 60])
    supervisor.close()
    print("one in common:", len(before & after) == 1, "- exits:",
          [slot.process.exitcode for slot in supervisor.slots])


if __name__ == "__main__":
    main()

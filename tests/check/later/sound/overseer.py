"""A small job service: workers may die, the overseer starts them anew."""
import multiprocessing
import os
import signal
import time
from multiprocessing.connection import wait


class Worker(multiprocessing.Process):
    def __init__(self, slot, **kwargs):
        super().__init__(name=f"worker-{slot}", daemon=True, **kwargs)
        self.slot = slot
        self.link, self._far = multiprocessing.Pipe()
        self.job = None

    def start(self):
        super().start()
        self._far.close()

    def run(self):
        self.link.close()
        while True:
            try:
                job = self._far.recv()
            except EOFError:
                return
            if job is None:
                return
            if job == "segv":
                os.kill(os.getpid(), signal.SIGKILL)
            if job == "quit":
                os._exit(17)
            time.sleep(0.01)
            self._far.send(job.upper())


class Overseer:
    def __init__(self, size, jobs):
        self.todo = list(reversed(jobs))
        self.done, self.lost = [], []
        self.restarts = 0
        self.workers = [self.spawn(slot) for slot in range(size)]

    def spawn(self, slot):
        worker = Worker(slot)
        worker.start()
        return worker

    def feed(self, worker):
        if worker.job is None and self.todo:
            worker.job = self.todo.pop()
            worker.link.send(worker.job)

    def bury(self, worker):
        worker.join()
        print(f"{worker.name} (pid {worker.pid}) died with {worker.exitcode} on {worker.job!r}")
        self.lost.append(worker.job)
        worker.link.close()
        self.restarts += 1
        self.workers[self.workers.index(worker)] = self.spawn(worker.slot)

    def run(self):
        while self.todo or any(w.job for w in self.workers):
            for worker in self.workers:
                self.feed(worker)
            busy = [w for w in self.workers if w.job]
            ready = wait([w.link for w in busy] + [w.sentinel for w in busy])
            for worker in busy:
                if worker.link in ready:
                    try:
                        self.done.append(worker.link.recv())
                        worker.job = None
                        continue
                    except (EOFError, ConnectionResetError):
                        self.bury(worker)
                elif worker.sentinel in ready:
                    self.bury(worker)
        for worker in self.workers:
            worker.link.send(None)
            worker.join()


def main():
    overseer = Overseer(2, ["ant", "bee", "segv", "cat", "quit", "dog", "elk"])
    overseer.run()
    print("done", *sorted(overseer.done))
    print("lost", *sorted(overseer.lost), "restarts", overseer.restarts)


if __name__ == "__main__":
    main()

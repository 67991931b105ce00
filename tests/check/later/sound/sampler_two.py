import multiprocessing
import os
import queue
import random
import signal
import sys
import time


class Sampler(multiprocessing.Process):
    """Reads a sensor until SIGTERM comes; then says what it has, and leaves."""

    def __init__(self, sensor, box, ready):
        super().__init__(name=sensor)
        self.box, self.ready = box, ready
        self.count = 0

    def run(self):
        self.stopped = False
        signal.signal(signal.SIGTERM, self._on_term)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.ready.set()
        while not self.stopped:
            time.sleep(0.01)
            self.count += 1
            self.box.put((self.name, random.gauss(20, 2)))
        self.box.put((self.name, None))
        self.box.close()
        self.box.join_thread()
        print(f"{self.name}: pid {os.getpid()} took {self.count} samples", flush=True)
        sys.exit(0 if self.count else 4)

    def _on_term(self, signum, frame):
        self.stopped = True


def collect(box, open_ends, sums):
    while open_ends:
        try:
            name, value = box.get(timeout=20)
        except queue.Empty:
            raise SystemExit("sensors are silent")
        if value is None:
            open_ends.discard(name)
        else:
            total, count = sums.get(name, (0.0, 0))
            sums[name] = total + value, count + 1


def main():
    box = multiprocessing.Queue()
    samplers = [Sampler(name, box, multiprocessing.Event()) for name in ("attic", "cellar", "hall")]
    for sampler in samplers:
        sampler.start()
    for sampler in samplers:
        sampler.ready.wait()
    time.sleep(0.3)
    for sampler in samplers:
        sampler.terminate()
    sums = {}
    collect(box, {s.name for s in samplers}, sums)
    for sampler in samplers:
        sampler.join()
    for name, (total, count) in sums.items():
        print(f"{name}: mean {total / count:.1f} of {count}")
    print("ends", [s.exitcode for s in samplers], "counted here", [s.count for s in samplers])


if __name__ == "__main__":
    main()

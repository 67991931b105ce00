import datetime
import itertools
import multiprocessing
import os
import sched
import time


def backup(when):
    return f"backup of {when:%Y}"


def rotate(count):
    return f"rotated {count}"


def flaky():
    raise OSError("mail server is down")


def heartbeat(beat, stop):
    while not stop.wait(0.05):
        beat.value = time.time()


def runner(box, function, args):
    try:
        box.put((os.getpid(), function.__name__, function(*args)))
    except OSError as error:
        box.put((os.getpid(), function.__name__, f"failed: {error}"))


class Cron:
    def __init__(self):
        self.clock = sched.scheduler(time.monotonic, time.sleep)
        self.box = multiprocessing.SimpleQueue()
        self.started = 0
        self.running = []

    def at(self, delay, function, *args, priority=1):
        self.clock.enter(delay, priority, self._launch, (function, args))

    def every(self, delay, times, function, *args):
        for n in itertools.islice(itertools.count(1), times):
            self.at(n * delay, function, *args)

    def _launch(self, function, args):
        process = multiprocessing.Process(target=runner, args=(self.box, function, args))
        process.start()
        self.started += 1
        self.running.append(process)

    def run(self):
        self.clock.run()
        for _ in range(self.started):
            pid, name, result = self.box.get()
            print(f"{datetime.datetime.now():%H:%M:%S} pid {pid} {name}: {result}")
        for process in self.running:
            process.join()


if __name__ == "__main__":
    stop = multiprocessing.Event()
    beat = multiprocessing.Value("d", 0.0)
    pulse = multiprocessing.Process(target=heartbeat, args=(beat, stop), daemon=True)
    pulse.start()
    cron = Cron()
    cron.at(0.1, backup, datetime.date.today())
    cron.at(0.1, flaky, priority=0)
    cron.every(0.05, 3, rotate, 7)
    cron.run()
    while not beat.value:
        time.sleep(0.01)
    print("last beat", round(time.time() - beat.value, 1) < 60)
    stop.set()
    pulse.join()

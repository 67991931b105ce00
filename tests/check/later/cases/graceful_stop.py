"""A scheduler that finishes what it has begun when it is told to stop."""
import multiprocessing
import signal
import time


class Scheduler:
    def __init__(self, workers):
        self.stopping = False
        self.finished = []
        signal.signal(signal.SIGTERM, self.request_stop)
        self.pool = multiprocessing.Pool(workers)

    def request_stop(self, signum, frame):
        self.stopping = True

    def submit(self, job, *args):
        return self.pool.apply_async(job, args, callback=self.finished.append)

    def run(self, jobs, limit):
        waiting = [self.submit(job, *args) for job, *args in jobs]
        began = time.monotonic()
        while not self.stopping and time.monotonic() - began < limit:
            if all(result.ready() for result in waiting):
                break
            time.sleep(0.05)
        return sum(result.ready() for result in waiting), len(waiting)

    def shutdown(self):
        self.pool.terminate()
        self.pool.join()


def resize(name, seconds):
    time.sleep(seconds)
    return name


def poll_inbox(name):
    while True:
        time.sleep(1)


def main():
    scheduler = Scheduler(workers=3)
    jobs = [(resize, "a.png", 0.1), (resize, "b.png", 0.2), (poll_inbox, "support")]
    ready, total = scheduler.run(jobs, limit=4.0)
    print(f"{ready} of {total} jobs are ready")
    scheduler.shutdown()
    print("finished:", sorted(scheduler.finished))


if __name__ == "__main__":
    main()

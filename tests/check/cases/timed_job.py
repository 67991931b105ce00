import os
import tempfile
import time
from multiprocessing import Process


class TimedProcess(Process):
    """A job of the scheduler with a time limit and a log of its own."""

    def __init__(self, job_name, max_seconds, log_dir):
        super().__init__(name=job_name)
        self.max_seconds = max_seconds
        self.t0 = time.monotonic()
        self.log = open(os.path.join(log_dir, job_name + ".log"), "w")

    @property
    def is_expired(self):
        return time.monotonic() - self.t0 > self.max_seconds

    def run(self):
        for step in range(3):
            self.log.write(f"step {step}\n")
            time.sleep(0.05)
        self.log.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as log_dir:
        job = TimedProcess("cleanup_sessions", 20, log_dir)
        job.start()
        job.join()
        with open(os.path.join(log_dir, "cleanup_sessions.log")) as log:
            print(log.read().count("step"), "steps")

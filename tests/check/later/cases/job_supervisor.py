import multiprocessing
import os
import signal
import time

FINISHED = []


def reap_children(signum, frame):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        FINISHED.append(pid)


class NightlyJob(multiprocessing.Process):
    def __init__(self, title, seconds):
        super().__init__(name=title)
        self.title = title
        self.seconds = seconds

    def run(self):
        time.sleep(self.seconds)
        print("done:", self.title, flush=True)


class Supervisor:
    def __init__(self, jobs):
        self.jobs = jobs

    def run(self):
        signal.signal(signal.SIGCHLD, reap_children)
        for job in self.jobs:
            job.start()
        failed = []
        for job in self.jobs:
            job.join()
            if job.exitcode != 0:
                failed.append(job.title)
        return failed


def main():
    supervisor = Supervisor([NightlyJob("reindex", 0.5), NightlyJob("vacuum", 0.1)])
    failed = supervisor.run()
    if failed:
        print("ALERT failed jobs:", ", ".join(failed))
    else:
        print("all jobs succeeded")


if __name__ == "__main__":
    main()

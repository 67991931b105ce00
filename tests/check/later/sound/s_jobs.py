"""Daemon workers take jobs from a queue; failed jobs are reported, not fatal."""
import multiprocessing as mp
from dataclasses import dataclass


@dataclass
class Job:
    number: int
    dividend: int
    divisor: int


class JobError(Exception):
    def __init__(self, job, reason):
        super().__init__(f"job {job.number}: {reason}")
        self.job = job


def execute(job):
    try:
        return job.dividend // job.divisor
    except ZeroDivisionError as err:
        raise JobError(job, err) from err


def worker(jobs, answers):
    while True:
        job = jobs.get()
        try:
            answers.put((job.number, execute(job), None))
        except JobError as err:
            answers.put((job.number, None, str(err)))
        finally:
            jobs.task_done()


def main():
    jobs, answers = mp.JoinableQueue(), mp.Queue()
    for _ in range(2):
        mp.Process(target=worker, args=(jobs, answers), daemon=True).start()
    todo = [Job(i, 100, i % 4) for i in range(8)]
    for job in todo:
        jobs.put(job)
    jobs.join()
    for _ in todo:
        number, value, problem = answers.get()
        print(number, problem or value)


if __name__ == "__main__":
    main()

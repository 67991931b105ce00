"""A small work queue: jobs in, results out."""
from __future__ import annotations

import multiprocessing as mp
from dataclasses import dataclass

JOBS = mp.JoinableQueue()
DONE = mp.Queue()
STOP = None


@dataclass(frozen=True)
class Thumb:
    path: str
    width: int
    height: int

    def scaled(self, limit: int) -> "Thumb":
        factor = limit / max(self.width, self.height)
        return Thumb(self.path, int(self.width * factor), int(self.height * factor))


def worker(jobs, done, limit):
    for thumb in iter(jobs.get, STOP):
        try:
            if thumb.width == 0:
                raise ValueError(f"{thumb.path}: empty picture")
            done.put(("ok", thumb.scaled(limit)))
        except ValueError as error:
            done.put(("bad", str(error)))
        finally:
            jobs.task_done()
    jobs.task_done()


def main():
    pictures = [Thumb(f"img{n:03}.png", 100 * n, 60 * n + 10) for n in range(12)]
    crew = [mp.Process(target=worker, args=(JOBS, DONE, 64), name=f"thumb-{n}")
            for n in range(3)]
    for member in crew:
        member.start()
    for picture in pictures:
        JOBS.put(picture)
    for _ in crew:
        JOBS.put(STOP)
    JOBS.join()
    answers = [DONE.get() for _ in pictures]
    for member in crew:
        member.join()
    for state, what in answers:
        print(state, what)
    print(sum(state == "ok" for state, _ in answers), "done")


if __name__ == "__main__":
    main()

from __future__ import annotations

import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any


@dataclass
class Progress:
    done: Any
    total: int

    def step(self) -> None:
        with self.done.get_lock():
            self.done.value += 1

    def __str__(self) -> str:
        return f"{self.done.value} of {self.total}"


@dataclass
class Task:
    host: str
    ports: range
    progress: Progress


def scan(task: Task) -> list[int]:
    opened = []
    for port in task.ports:
        if (len(task.host) * port) % 7 == 0:
            opened.append(port)
    task.progress.step()
    return opened


def main() -> None:
    hosts = ["alpha", "beta", "gamma"]
    progress = Progress(mp.Value("i", 0), len(hosts))
    tasks = [Task(host, range(20, 40), progress) for host in hosts]
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(scan, task) for task in tasks]
        for task, future in zip(tasks, futures):
            print(task.host, future.result())
    print(progress)


if __name__ == "__main__":
    main()

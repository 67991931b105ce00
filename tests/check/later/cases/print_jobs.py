from __future__ import annotations

import multiprocessing
import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class PrintJob:
    priority: int
    title: str = field(compare=False)
    pages: int = field(compare=False, default=1)


@dataclass
class Printer:
    name: str
    jobs: queue.PriorityQueue = field(default_factory=queue.PriorityQueue)

    def submit(self, title: str, priority: int = 5, pages: int = 1) -> None:
        self.jobs.put(PrintJob(priority, title, pages))

    def work(self) -> None:
        while not self.jobs.empty():
            job = self.jobs.get()
            print(f"{self.name}: {job.title} ({job.pages} pages)", flush=True)


def start_printing(printer: Printer) -> multiprocessing.Process:
    process = multiprocessing.Process(target=printer.work, name=printer.name)
    process.start()
    return process


def main() -> None:
    printer = Printer("laser")
    printer.submit("letter")
    printer.submit("thesis", priority=9, pages=120)
    printer.submit("ticket", priority=1)
    process = start_printing(printer)
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()

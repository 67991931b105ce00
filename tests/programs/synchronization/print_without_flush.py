"""Print from two processes into one file, without flushing until a buffer is full.

The file stands for standard output that is sent to a file.
"""

import os
import sys
import tempfile
from multiprocessing import Event, Process, set_start_method
from multiprocessing.synchronize import Event as EventType
from pathlib import Path


def worker_1(path: Path, full: EventType, other_done: EventType) -> None:
    with path.open("a") as file:
        task = 0
        while not path.stat().st_size:
            print("worker", 1, "finished task", task, file=file)
            task += 1
        full.set()
        other_done.wait()


def worker_2(path: Path, full: EventType, other_done: EventType) -> None:
    full.wait()
    with path.open("a") as file:
        print("worker", 2, "finished task", 0, file=file)
    other_done.set()


def main() -> None:
    set_start_method(sys.argv[1])
    descriptor, name = tempfile.mkstemp()
    os.close(descriptor)
    events = (Path(name), Event(), Event())
    workers = [Process(target=target, args=events) for target in (worker_1, worker_2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    lines = Path(name).read_text().splitlines()
    Path(name).unlink()
    print(*(line for line in lines if "worker 2" in line), sep="\n")


if __name__ == "__main__":
    main()

"""Don't kill a process that waits in get: it holds the queue's lock."""

import time
from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as EventType
from pathlib import Path
from queue import Empty


def worker(queue: "Queue[str]", ready: EventType) -> None:
    """Wait for an item; runs in a child process."""
    ready.set()
    print("worker received", queue.get())


def wait_until_asleep(process: Process) -> None:
    """Wait until a process sleeps, as Linux tells it."""
    stat = Path(f"/proc/{process.pid}/stat")
    while stat.read_text().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.01)


def main() -> None:
    queue: Queue[str] = Queue()
    ready = Event()
    process = Process(target=worker, args=(queue, ready))
    process.start()
    ready.wait()
    wait_until_asleep(process)
    process.kill()
    process.join()
    print("the worker is killed, exit code", process.exitcode)

    queue.put("item 1")
    while queue.empty():
        time.sleep(0.01)
    print("qsize:", queue.qsize())
    try:
        print("main received", queue.get(timeout=0.5))
    except Empty:
        print("main received nothing: Empty")


if __name__ == "__main__":
    main()

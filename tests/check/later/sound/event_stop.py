import multiprocessing
import queue
import time


class Poller(multiprocessing.Process):
    def __init__(self, found: multiprocessing.Queue) -> None:
        super().__init__()
        self.found = found
        self.stopping = multiprocessing.Event()

    def run(self) -> None:
        number = 0
        while not self.stopping.wait(0.05):
            if number < 3:
                self.found.put(("reading", number))
            number += 1
        self.found.put(("end", None))

    def stop(self) -> None:
        self.stopping.set()


def main() -> None:
    found: multiprocessing.Queue = multiprocessing.Queue()
    poller = Poller(found)
    poller.start()
    deadline = time.monotonic() + 30
    try:
        while time.monotonic() < deadline:
            try:
                kind, number = found.get(timeout=0.2)
            except queue.Empty:
                continue
            print(kind, number)
            if number == 2:
                poller.stop()
            if kind == "end":
                break
    finally:
        poller.stop()
        poller.join()
    print("exit code", poller.exitcode)


if __name__ == "__main__":
    main()

"""Harvest feeds until told to stop; each harvester leaves a checkpoint."""
import multiprocessing
import signal
import sys
import tempfile
import time
from pathlib import Path


class Shutdown(Exception):
    pass


def request_shutdown(signum, frame):
    raise Shutdown(signal.Signals(signum).name)


def install_handlers():
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, request_shutdown)


class Checkpoint:
    def __init__(self, folder, feed):
        self.path = Path(folder) / f"{feed}.checkpoint"

    def save(self, position):
        self.path.write_text(str(position))

    def exists(self):
        return self.path.exists()


def harvest(feed, folder, ready):
    checkpoint = Checkpoint(folder, feed)
    position = 0
    try:
        while True:
            position += 1
            ready.set()
            time.sleep(0.05)
    except Shutdown:
        checkpoint.save(position)


class Supervisor:
    def __init__(self, folder):
        self.folder = folder
        self.children = {}

    def start(self, *feeds):
        for feed in feeds:
            ready = multiprocessing.Event()
            child = multiprocessing.Process(target=harvest, args=(feed, self.folder, ready))
            child.start()
            self.children[feed] = child
            ready.wait()

    def stop(self):
        for child in self.children.values():
            child.terminate()
        for child in self.children.values():
            child.join()
        return [f for f in self.children if not Checkpoint(self.folder, f).exists()]


def main():
    install_handlers()
    with tempfile.TemporaryDirectory() as folder:
        supervisor = Supervisor(folder)
        supervisor.start("news", "weather")
        lost = supervisor.stop()
    print("stopped", *supervisor.children)
    if lost:
        sys.exit(f"no checkpoint of {', '.join(lost)}")


if __name__ == "__main__":
    main()

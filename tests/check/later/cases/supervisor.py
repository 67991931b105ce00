"""A small service supervisor with graceful stop on SIGTERM."""
import multiprocessing
import signal
import time


class Service:
    def __init__(self, name, interval):
        self.name = name
        self.interval = interval

    def tick(self, beats):
        with beats.get_lock():
            beats.value += 1

    def loop(self, beats):
        while True:
            self.tick(beats)
            time.sleep(self.interval)


class Supervisor:
    def __init__(self, services):
        self.services = services
        self.beats = multiprocessing.Value("i", 0)
        self.children = []
        self.stopping = False

    def _on_term(self, signum, frame):
        self.stopping = True

    def install_handlers(self):
        signal.signal(signal.SIGTERM, self._on_term)
        signal.signal(signal.SIGHUP, self._on_term)

    def start(self):
        self.install_handlers()
        for service in self.services:
            child = multiprocessing.Process(
                target=service.loop, args=(self.beats,), name=service.name
            )
            child.start()
            self.children.append(child)

    def wait_for(self, beats):
        while not self.stopping and self.beats.value < beats:
            time.sleep(0.05)

    def stop(self):
        for child in self.children:
            child.terminate()
        for child in self.children:
            child.join()


def main():
    supervisor = Supervisor([Service("poller", 0.05), Service("cleaner", 0.1)])
    supervisor.start()
    try:
        supervisor.wait_for(beats=10)
    finally:
        supervisor.stop()
    print("stopped", [child.name for child in supervisor.children])


if __name__ == "__main__":
    main()

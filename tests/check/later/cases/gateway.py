import multiprocessing as mp
import signal
import time


class Shutdown:
    requested = False

    @classmethod
    def install(cls):
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, cls._on_signal)

    @classmethod
    def _on_signal(cls, signum, frame):
        cls.requested = True


def poll_upstream(upstream, hits):
    while True:
        with hits.get_lock():
            hits.value += 1
        time.sleep(0.05)


class Gateway:
    def __init__(self, upstreams):
        self.hits = mp.Value("i", 0)
        self.pollers = [
            mp.Process(target=poll_upstream, args=(u, self.hits), name=f"poll-{u}")
            for u in upstreams
        ]

    def start(self):
        for p in self.pollers:
            p.start()

    def stop(self):
        for p in self.pollers:
            p.terminate()
        for p in self.pollers:
            p.join()

    def run(self, seconds):
        deadline = time.monotonic() + seconds
        while not Shutdown.requested and time.monotonic() < deadline:
            time.sleep(0.05)


def main():
    Shutdown.install()
    gateway = Gateway(["users", "billing"])
    gateway.start()
    gateway.run(2.0)
    gateway.stop()
    print("stopped,", "polled" if gateway.hits.value else "idle")


if __name__ == "__main__":
    main()

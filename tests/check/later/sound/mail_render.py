import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor

_events = None


def start_worker(events):
    global _events
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _events = events


def render_mail(name, amount):
    if amount < 0:
        raise ValueError(f"negative amount for {name}")
    _events.put(name)
    return f"Dear {name}, you owe {amount:.2f}"


class Mailer:
    def __init__(self):
        self.terminated = False
        self.bodies = []
        self.errors = []

    def on_term(self, signum, frame):
        self.terminated = True

    def collect(self, future):
        error = future.exception()
        if error:
            self.errors.append(str(error))
        else:
            self.bodies.append(future.result())

    def run(self, debts):
        signal.signal(signal.SIGTERM, self.on_term)
        events = multiprocessing.Queue()
        with ProcessPoolExecutor(2, initializer=start_worker, initargs=(events,)) as pool:
            for debt in debts:
                pool.submit(render_mail, *debt).add_done_callback(self.collect)
            rendered = sorted(events.get() for _ in range(len(debts) - 1))
        return rendered


if __name__ == "__main__":
    mailer = Mailer()
    print(mailer.run([("Ann", 10), ("Bob", -1), ("Cid", 7.5)]))
    print(sorted(mailer.bodies), mailer.errors)

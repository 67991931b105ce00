"""A task queue whose tasks report to an analytics client."""
import atexit
import json
import multiprocessing
import os
import sys
import tempfile


class Analytics:
    """Gathers events and writes them in batches."""

    def __init__(self, path, batch=50):
        self.path = path
        self.batch = batch
        self.pending = []
        atexit.register(self.flush)

    def track(self, event, **properties):
        self.pending.append({"event": event, **properties})
        if len(self.pending) >= self.batch:
            self.flush()

    def flush(self):
        if self.pending:
            with open(self.path, "a") as out:
                for event in self.pending:
                    out.write(json.dumps(event) + "\n")
            self.pending = []


_client = None


def get_client(path):
    global _client
    if _client is None:
        _client = Analytics(path)
    return _client


def send_mail(recipient, path):
    get_client(path).track("mail", to=recipient)


def resize(image, path):
    get_client(path).track("resize", image=image)


class Worker:
    def __init__(self, path):
        self.path = path
        self.queue = []

    def delay(self, func, *args):
        self.queue.append((func, args))

    def run(self):
        for func, args in self.queue:
            process = multiprocessing.Process(target=func, args=args + (self.path,))
            process.start()
            process.join()
            print(func.__name__, args, "done" if process.exitcode == 0 else "failed")
        self.queue = []


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "events.jsonl")
        worker = Worker(path)
        worker.delay(send_mail, "ann")
        worker.delay(resize, "cat.png")
        worker.delay(send_mail, "bob")
        worker.run()
        count = 0
        if os.path.exists(path):
            with open(path) as events:
                count = sum(1 for _ in events)
        print("events recorded:", count)
    return 0


if __name__ == "__main__":
    sys.exit(main())

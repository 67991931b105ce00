"""Reader -> cleaners -> scorers, with bounded queues between them."""
import multiprocessing as mp
import random
import time

STOP = "__stop__"


class Stage:
    def __init__(self, name, work, width, inbox, outbox):
        self.name, self.work, self.width = name, work, width
        self.inbox, self.outbox = inbox, outbox
        self.processes = []

    def loop(self):
        for item in iter(self.inbox.get, STOP):
            try:
                result = self.work(item)
                if result is not None:
                    self.outbox.put(result)
            finally:
                self.inbox.task_done()
        self.inbox.task_done()

    def start(self):
        fresh = [mp.Process(target=self.loop, name=f"{self.name}-{n}") for n in range(self.width)]
        for process in fresh:
            process.start()
        self.processes = fresh

    def finish(self):
        for _ in self.processes:
            self.inbox.put(STOP)
        self.inbox.join()

    def leave(self):
        for process in self.processes:
            process.join()


def clean(text):
    time.sleep(random.random() / 500)
    text = text.strip().lower()
    return text or None


def score(text):
    return text, sum(map(ord, text)) % 97


def lines():
    for n in range(60):
        yield f"  Record {n}  " if n % 5 else "   "


def reader(outbox):
    for line in lines():
        outbox.put(line)


def main():
    raw, cleaned = mp.JoinableQueue(4), mp.JoinableQueue(4)
    scored = mp.Queue()
    cleaners = Stage("clean", clean, 3, raw, cleaned)
    scorers = Stage("score", score, 2, cleaned, scored)
    cleaners.start()
    scorers.start()
    source = mp.Process(target=reader, args=(raw,))
    source.start()
    source.join()
    cleaners.finish()
    cleaners.leave()
    scorers.finish()
    wanted = sum(1 for line in lines() if line.strip())
    table = dict(scored.get() for _ in range(wanted))
    scorers.leave()
    for text in sorted(table, key=lambda t: int(t.split()[1])):
        print(text, table[text])


if __name__ == "__main__":
    main()

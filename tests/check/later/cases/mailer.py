"""A mail sender whose number of workers can be scaled up and down."""
import multiprocessing
import time


def deliver(address):
    return f"sent to {address}"


def sender(outbox, sent):
    while True:
        address = outbox.get()
        if address is None:
            return
        sent.put(deliver(address))


class Mailer:
    def __init__(self):
        self.outbox = multiprocessing.Queue()
        self.sent = multiprocessing.Queue()
        self.workers = []

    def scale(self, size):
        while len(self.workers) < size:
            p = multiprocessing.Process(
                target=sender, args=(self.outbox, self.sent), daemon=True)
            p.start()
            self.workers.append(p)
        while len(self.workers) > size:
            p = self.workers.pop(0)
            p.terminate()
            p.join()

    def send(self, addresses):
        for a in addresses:
            self.outbox.put(a)
        return [self.sent.get() for _ in addresses]

    def close(self):
        for _ in self.workers:
            self.outbox.put(None)
        for p in self.workers:
            p.join()


def main():
    mailer = Mailer()
    mailer.scale(1)
    print(len(mailer.send([f"user{i}@example.org" for i in range(5)])), "in the morning")
    time.sleep(0.5)
    mailer.scale(0)
    mailer.scale(2)
    print(len(mailer.send([f"user{i}@example.org" for i in range(20)])), "at noon")
    mailer.close()


if __name__ == "__main__":
    main()

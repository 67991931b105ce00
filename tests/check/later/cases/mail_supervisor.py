"""Supervisor of the mail workers: starts them, watches them, stops them at the end of the shift."""
import multiprocessing
import signal
import time


class Supervisor:
    def __init__(self, mailboxes):
        self.mailboxes = mailboxes
        self.workers = []
        self.stopping = False

    def handle_sigterm(self, signum, frame):
        self.stopping = True

    def run(self, shift):
        signal.signal(signal.SIGTERM, self.handle_sigterm)
        checks = multiprocessing.Array("i", len(self.mailboxes))
        for slot, mailbox in enumerate(self.mailboxes):
            worker = multiprocessing.Process(target=poll_mailbox, args=(mailbox, checks, slot), name=mailbox)
            worker.start()
            self.workers.append(worker)
        end = time.monotonic() + shift
        while not self.stopping and time.monotonic() < end:
            time.sleep(0.05)
        for worker in self.workers:
            worker.terminate()
        for worker in self.workers:
            worker.join()
        print("stopped", ", ".join(worker.name for worker in self.workers))


def poll_mailbox(mailbox, checks, slot):
    while True:
        checks[slot] += 1
        time.sleep(0.02)


if __name__ == "__main__":
    Supervisor(["sales", "support"]).run(shift=0.6)

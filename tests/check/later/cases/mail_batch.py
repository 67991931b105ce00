"""Send a batch of newsletters through a pool; note who got one."""
import multiprocessing as mp
import os
import tempfile
from pathlib import Path

SUBSCRIBERS = [
    {"name": "Ann", "address": "ann@example.org", "lang": "en"},
    {"name": "Bo", "address": "bo@example.org", "lang": "sv"},
    {"name": "Cleo", "address": "cleo@example.org"},
    {"name": "Dag", "address": "dag@example.org", "lang": "sv"},
]
GREETING = {"en": "Dear", "sv": "Hej"}


def deliver(subscriber, outbox):
    text = f"{GREETING[subscriber['lang']]} {subscriber['name']}"
    target = Path(outbox) / (subscriber["address"] + ".eml")
    target.write_text(text, encoding="utf-8")
    return subscriber["address"]


class Mailing:
    def __init__(self, outbox):
        self.outbox = outbox
        self.sent = []

    def _note(self, address):
        self.sent.append(address)

    def send(self, subscribers):
        pool = mp.Pool(2)
        for subscriber in subscribers:
            pool.apply_async(
                deliver, args=(subscriber, self.outbox), callback=self._note
            )
        pool.close()
        pool.join()


def main():
    with tempfile.TemporaryDirectory() as outbox:
        mailing = Mailing(outbox)
        mailing.send(SUBSCRIBERS)
        print("files:", len(os.listdir(outbox)))
        print("sent:", ", ".join(sorted(mailing.sent)))
        print(f"{len(SUBSCRIBERS)} subscribers, {len(mailing.sent)} letters")


if __name__ == "__main__":
    main()

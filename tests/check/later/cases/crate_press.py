"""Pressing line: a feeder, two presses, one tally."""
import multiprocessing as mp
from functools import partial

END_OF_SHIFT = object()
SKIP = None


class Line:
    def __init__(self, presses=2):
        self.inbox = mp.Queue()
        self.outbox = mp.Queue()
        self.presses = [
            mp.Process(target=press_loop, name=f"press-{n}",
                       args=(self.inbox, self.outbox))
            for n in range(presses)
        ]

    def __enter__(self):
        for p in self.presses:
            p.start()
        return self

    def feed(self, crates):
        for crate in crates:
            self.inbox.put(crate)
        for _ in self.presses:
            self.inbox.put(END_OF_SHIFT)

    def collect(self, expected):
        take = partial(self.outbox.get)
        return sorted(take() for _ in range(expected))

    def __exit__(self, *exc):
        for p in self.presses:
            p.join()
        return False


def squeeze(crate):
    return {"apple": 6, "pear": 5}.get(crate["fruit"], 1) * crate["weight"]


def press_loop(inbox, outbox):
    while True:
        crate = inbox.get()
        if crate is END_OF_SHIFT:
            break
        if not isinstance(crate, dict):
            continue
        outbox.put((crate["id"], squeeze(crate)))


def main():
    crates = [{"id": i, "fruit": f, "weight": w} for i, (f, w) in enumerate(
        [("apple", 3), ("pear", 2), ("quince", 9), ("apple", 1)])]
    with Line() as line:
        line.feed(crates)
        for ident, litres in line.collect(len(crates)):
            print(ident, litres)
    print("shift over")


if __name__ == "__main__":
    main()

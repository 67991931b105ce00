"""Look for a token in a large log, block by block, with bounded read-ahead."""
import hashlib
import multiprocessing
import threading
import time


class Bounded:
    """Feeds blocks to a pool, with no more than `ahead` of them in flight."""

    def __init__(self, blocks, ahead):
        self.blocks = blocks
        self.slots = threading.BoundedSemaphore(ahead)

    def feed(self):
        for block in self.blocks:
            self.slots.acquire()
            yield block

    def results(self, pool, function):
        for result in pool.imap(function, self.feed()):
            self.slots.release()
            time.sleep(0.05)
            yield result


def scan(block):
    number, text = block
    digest = hashlib.sha256(text.encode()).hexdigest()
    return number, "needle" in text, digest[:8]


def log_blocks(count):
    for number in range(count):
        yield number, "hay " * 50 + ("needle" if number == 7 else "hay")


def first_hit(count, ahead=4):
    with multiprocessing.Pool(2) as pool:
        bounded = Bounded(log_blocks(count), ahead)
        for number, found, digest in bounded.results(pool, scan):
            if found:
                return number, digest
    return None


def main():
    hit = first_hit(200)
    print("found in block %d (%s)" % hit if hit else "not found")


if __name__ == "__main__":
    main()

"""Count words and lines over many text chunks with shared counters."""
import multiprocessing as mp
import time

TEXT = "the quick brown fox jumps over the lazy dog".split()


class Tally:
    def __init__(self):
        self.words = mp.Value("L", 0, lock=False)
        self.lines = mp.Value("L", 0, lock=False)

    def guard(self):
        return mp.Lock()

    def add(self, words):
        with self.guard():
            seen = self.words.value
            time.sleep(0.0005)
            self.words.value = seen + words
            self.lines.value += 1

    def snapshot(self):
        return self.words.value, self.lines.value


def counter(tally, chunk):
    for line in chunk:
        tally.add(len(line))


def chunks(lines, n):
    size = -(-len(lines) // n)
    for i in range(0, len(lines), size):
        yield lines[i:i + size]


def count(lines, jobs):
    tally = Tally()
    procs = [mp.Process(target=counter, args=(tally, c)) for c in chunks(lines, jobs)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    return tally.snapshot()


def main():
    lines = [TEXT[: 1 + i % 9] for i in range(800)]
    words, n_lines = count(lines, 4)
    print(f"expected {sum(map(len, lines))} words")
    print(f"counted  {words} words in {n_lines} lines")


if __name__ == "__main__":
    main()

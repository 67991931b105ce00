"""When a worker dies, run each unfinished task alone: the guilty one dies again."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

WORKERS = 2


def word_count(text: str) -> int:
    """Return the number of words in a text; runs in a worker process."""
    if text == "poison":
        os.kill(os.getpid(), signal.SIGKILL)  # stands for a crash or a lack of memory
    return len(text.split())


def run_together(texts: list[str]) -> dict[str, int]:
    """Return the counts of the texts that were finished before a worker died."""
    futures = {}
    with ProcessPoolExecutor(WORKERS) as pool, suppress(BrokenProcessPool):
        for text in texts:
            futures[text] = pool.submit(word_count, text)
    counts = {}
    for text, future in futures.items():
        with suppress(BrokenProcessPool):
            counts[text] = future.result()
    return counts


def run_alone(text: str) -> int:
    """Run one task in a worker of its own; raise BrokenProcessPool if that dies."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(word_count, text).result()


def main() -> None:
    texts = ["one", "one two", "poison", "one two three"]
    counts = run_together(texts)
    for text in texts:
        try:
            count = counts[text] if text in counts else run_alone(text)
            print(f"{text}: {count}")
        except BrokenProcessPool:
            print(f"{text}: killed its worker")


if __name__ == "__main__":
    main()

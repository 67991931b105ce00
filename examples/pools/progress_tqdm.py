"""Wrap what yields results as they come in tqdm, and say how many there will be."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Pool

from tqdm import tqdm

WORDS = ["pool", "process", "progress", "queue", "result", "task", "total", "worker"]


def count_vowels(word: str) -> int:
    """Return the number of vowels in a word; runs in a worker process."""
    return sum(word.count(vowel) for vowel in "aeiou")


def with_pool() -> int:
    """Return the number of vowels in all words."""
    with Pool(2) as pool:
        counts = pool.imap_unordered(count_vowels, WORDS)
        return sum(tqdm(counts, total=len(WORDS), disable=None))


def with_executor() -> int:
    """Return the same from an executor."""
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(count_vowels, word) for word in WORDS]
        ended = tqdm(as_completed(futures), total=len(futures), disable=None)
        return sum(future.result() for future in ended)


def main() -> None:
    print(f"Pool: {with_pool()} vowels")
    print(f"ProcessPoolExecutor: {with_executor()} vowels")


if __name__ == "__main__":
    main()

"""Wait in threads, and compute in processes."""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

PAGES = ["home", "about", "contact"]


def download(page: str) -> str:
    """Stand for a download, which waits for the network; runs in a thread."""
    time.sleep(0.1)
    return f"The text of the {page} page. " * 1000


def count_letters(text: str) -> int:
    """Count the letters of a text in Python code; runs in a worker process."""
    return sum(character.isalpha() for character in text)


def main() -> None:
    with ThreadPoolExecutor(max_workers=10) as threads:
        texts = list(threads.map(download, PAGES))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        counts = processes.map(count_letters, texts)
        for page, count in zip(PAGES, counts, strict=True):
            print(page, "has", count, "letters")


if __name__ == "__main__":
    main()

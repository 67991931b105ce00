"""Fetch pages with threads, process them with processes, and name each bad URL."""

import os
import re
import signal
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from urllib.request import urlopen

DOWNLOADS = 16  # threads: no more pages than that are in memory
WORKERS = os.cpu_count() or 1  # processes
TIMEOUT = 10.0  # seconds without a sign of the server
IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)
DEMO = ["data:,one%20two", "data:,one", "htp://example.com"]  # need no network


def fetch(url: str) -> bytes:
    """Return a page; runs in a thread."""
    with urlopen(url, timeout=TIMEOUT) as response:
        page: bytes = response.read()
    return page


def count_words(page: bytes) -> int:
    """Count the words of a page; runs in a worker process: put your work here."""
    return len(re.findall(rb"\w+", page))


def fetch_and_process(url: str, pool: ProcessPoolExecutor) -> int:
    """Fetch a page, and wait until a worker has processed it; runs in a thread."""
    return pool.submit(count_words, fetch(url)).result()


def run_all(
    urls: list[str], threads: ThreadPoolExecutor, pool: ProcessPoolExecutor
) -> int:
    """Print the results as they come, and return how many URLs failed."""
    failed = 0
    futures = {threads.submit(fetch_and_process, url, pool): url for url in urls}
    for future in as_completed(futures):
        url = futures.pop(future)
        try:
            print(future.result(), url, flush=True)
        except Exception as error:
            print(f"{url}: {error!r}", file=sys.stderr)
            failed += 1
            if isinstance(error, BrokenProcessPool):  # a worker died
                for other in futures:
                    other.cancel()  # unless it runs already
    return failed


def main(urls: list[str]) -> int:
    spawn = get_context("spawn")  # never fork a process that has threads
    with (
        ProcessPoolExecutor(WORKERS, spawn, signal.signal, IGNORE_CTRL_C) as pool,
        ThreadPoolExecutor(DOWNLOADS) as threads,
    ):
        before = signal.signal(*IGNORE_CTRL_C)
        for _ in range(WORKERS):
            pool.submit(int)  # starts a worker, which ignores Ctrl-C as we do now
        signal.signal(signal.SIGINT, before)
        try:
            return 1 if run_all(urls, threads, pool) else 0
        except KeyboardInterrupt:
            signal.signal(*IGNORE_CTRL_C)
            pool.shutdown(cancel_futures=True)
            os._exit(130)  # sys.exit would wait for the downloads


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or DEMO))

"""Count words of documents in parallel, with log records sent to one listener."""
import argparse
import logging
import logging.handlers
import multiprocessing
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, reduce, wraps

log = logging.getLogger("words")


@dataclass(frozen=True)
class Options:
    documents: int
    workers: int
    minimum: int


@dataclass(frozen=True)
class Document:
    title: str
    body: str


class Collector(logging.Handler):
    def __init__(self):
        super().__init__()
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


_options = None


def init_worker(options, queue):
    global _options
    _options = options
    root = logging.getLogger()
    root.handlers = [logging.handlers.QueueHandler(queue)]
    root.setLevel(logging.INFO)


@lru_cache(maxsize=1024)
def stem(word):
    return re.sub(r"(ing|ed|s)$", "", word)


def announced(func):
    @wraps(func)
    def wrapper(document):
        result = func(document)
        log.info("%s: %d stems", document.title, len(result))
        return result
    return wrapper


@announced
def count(document):
    words = re.findall(r"[a-z]+", document.body.lower())
    return Counter(stem(word) for word in words if len(word) >= _options.minimum)


def documents(total):
    phrases = ("Pumps pumping water", "Valves closed by sensors", "Sensors logged the pumps")
    for number in range(total):
        yield Document(f"doc{number}", " ".join(phrases[: number % 3 + 1]))


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=9)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minimum", type=int, default=4)
    args = parser.parse_args()
    return Options(args.documents, args.workers, args.minimum)


def main():
    options = parse_options()
    queue = multiprocessing.Queue()
    collector = Collector()
    listener = logging.handlers.QueueListener(queue, collector)
    with ProcessPoolExecutor(options.workers, initializer=init_worker,
                             initargs=(options, queue)) as executor:
        futures = [executor.submit(count, doc) for doc in documents(options.documents)]
        listener.start()
        totals = reduce(lambda a, b: a + b, (future.result() for future in futures))
    listener.stop()
    queue.close()
    queue.join_thread()
    for word, number in sorted(totals.items()):
        print(f"{word:8} {number}")
    print(f"{len(collector.messages)} log records")


if __name__ == "__main__":
    main()

"""Index documents in a process and read the entries from a queue."""
import multiprocessing
import os
import re
from contextlib import contextmanager

DOCS = {1: "a lock is shared", 2: "the queue is full", 3: "a shared queue"}


class Index:
    def __init__(self, out):
        self.out = out

    def add(self, doc, text):
        for word in re.findall(r"\w+", text):
            self.out.put((word, doc))

    def finish(self):
        self.out.put(None)


@contextmanager
def quick_exit(code=0):
    try:
        yield
    except Exception:
        code = 1
        raise
    finally:
        os._exit(code)


def build(docs, out):
    with quick_exit():
        index = Index(out)
        for doc, text in docs.items():
            index.add(doc, text)
        index.finish()


def entries(out):
    while True:
        item = out.get()
        if item is None:
            return
        yield item


def main():
    out = multiprocessing.Queue()
    p = multiprocessing.Process(target=build, args=(DOCS, out))
    p.start()
    words = {}
    for word, doc in entries(out):
        words.setdefault(word, []).append(doc)
    p.join()
    print(len(words), "words indexed, queue in", words["queue"])


if __name__ == "__main__":
    main()

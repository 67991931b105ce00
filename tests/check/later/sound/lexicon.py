import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor

TEXT = "the cat saw the dog and the dog saw a cat run from the old dog".split()


class Singleton(type):
    _made = {}
    _lock = threading.Lock()

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._made:
                cls._made[cls] = super().__call__(*args, **kwargs)
            return cls._made[cls]


class Lexicon(metaclass=Singleton):
    def __init__(self, words=()):
        self.born = os.getpid()
        self.lock = threading.Lock()
        self.rank = {word: n for n, word in enumerate(sorted(set(words)))}
        self.asked = 0
        time.sleep(0.05)

    def lookup(self, word):
        with self.lock:
            self.asked += 1
            return self.rank[word]


def prepare(words):
    # A worker made by fork starts with an empty register, as any other does.
    Singleton._made.clear()
    Lexicon(words)


def encode(word):
    lexicon = Lexicon()
    assert lexicon.born == os.getpid()
    return lexicon.lookup(word), lexicon.asked, id(lexicon)


def main():
    mine = Lexicon(TEXT)
    with ProcessPoolExecutor(2, initializer=prepare, initargs=(TEXT,)) as pool:
        answers = list(pool.map(encode, TEXT))
    codes = [code for code, _, _ in answers]
    print(*codes)
    words = sorted(mine.rank, key=mine.rank.get)
    print(*(words[code] for code in codes))
    print("asked there up to", max(asked for _, asked, _ in answers), "and here", mine.asked)
    print("objects", {hex(i) for _, _, i in answers})


if __name__ == "__main__":
    main()

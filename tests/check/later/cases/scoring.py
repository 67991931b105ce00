"""Score texts with a word list that is unpacked to a scratch folder."""
import functools
import json
import tempfile
import zlib
from multiprocessing import Pool
from pathlib import Path

PACKED = zlib.compress(json.dumps({"good": 2, "fine": 1, "bad": -2}).encode())


class Scratch:
    def __enter__(self):
        self.path = Path(tempfile.mkstemp(prefix="words-", suffix=".json")[1])
        self.path.write_bytes(zlib.decompress(PACKED))
        return self.path

    def __exit__(self, *exc):
        self.path.unlink()


@functools.lru_cache(maxsize=None)
def load_words(path):
    return json.loads(Path(path).read_text())


def score(path, text):
    words = load_words(path)
    return sum(words.get(word, 0) for word in text.split())


class Scorer:
    def __init__(self):
        with Scratch() as path:
            load_words(path)
            self.path = path

    def __call__(self, text):
        return score(self.path, text)


def rank(texts):
    scorer = Scorer()
    print("probe", scorer("good good bad"))
    with Pool(2) as pool:
        scores = pool.map(scorer, texts)
    return sorted(zip(scores, texts), reverse=True)


if __name__ == "__main__":
    for points, text in rank(["a good day", "bad and bad", "fine but bad"]):
        print(f"{points:3} {text}")

"""Tag documents in a pool; bad ones are told and skipped."""
import multiprocessing as mp
import os

_door = None
_words = None


def setup(door, words):
    global _door, _words
    _door = door
    _words = frozenset(words)


def say(text):
    with _door:
        print(f"[{os.getpid()}] {text}", flush=True)


def tag(item):
    name, text = item
    try:
        if not text:
            raise ValueError("empty document")
        found = sorted(_words & set(text.split()))
        say(f"{name}: {' '.join(found)}")
        return True
    except ValueError as error:
        say(f"{name}: skipped ({error})")
        return False


DOCS = [("a", "red fox"), ("b", ""), ("c", "blue fox"), ("d", "green hen"), ("e", "")]


def main():
    door = mp.Lock()
    with mp.Pool(2, initializer=setup, initargs=(door, ["fox", "hen"])) as pool:
        good = sum(pool.imap_unordered(tag, DOCS))
    print(f"{good} tagged, {len(DOCS) - good} skipped")


if __name__ == "__main__":
    main()

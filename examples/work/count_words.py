"""Count the words of many files on all cores; run it again to go on after a crash."""

import json
import re
import signal
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

JOURNAL = Path("count_words.journal")  # in the current folder
IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)


def count_file(path: str) -> Counter[str]:
    """Return how often a file has each word; runs in a worker process."""
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    return Counter(re.findall(r"\w+", text.lower()))


def read_journal() -> dict[str, dict[str, int]]:
    """Return the counts of each file that has been counted."""
    JOURNAL.touch()
    lines = JOURNAL.read_text(encoding="utf-8").splitlines()
    whole = [line for line in lines if line.endswith("}]")]  # a full disk cuts a line
    return dict(map(json.loads, whole))


def count_all(left: set[str]) -> None:
    """Add each file to the journal as soon as it is counted."""
    before = signal.signal(*IGNORE_CTRL_C)  # main too, while the workers start
    pool = ProcessPoolExecutor(initializer=signal.signal, initargs=IGNORE_CTRL_C)
    try:
        futures = {pool.submit(count_file, path): path for path in left}
        signal.signal(signal.SIGINT, before)
        for future in as_completed(futures):
            try:
                record = json.dumps([futures[future], future.result()])
            except OSError as error:
                print(error, file=sys.stderr)
                continue
            with JOURNAL.open("a", encoding="utf-8") as file:
                file.write(f"\n{record}\n")  # the first \n ends half a line
    except BrokenProcessPool as error:
        print(error, file=sys.stderr)
    finally:
        pool.shutdown(cancel_futures=True)


def main(files: list[str]) -> int:
    try:
        count_all(set(files) - read_journal().keys())
    except KeyboardInterrupt:
        return 130
    done = read_journal()
    total = Counter[str]()
    for path in files:
        total.update(done.get(path, {}))
    for word, count in total.most_common():
        print(count, word)
    if missing := sorted(set(files) - done.keys()):
        sys.exit(f"Not counted: {missing}")
    JOURNAL.unlink()
    return 0


def demo() -> int:
    """Count the words of two small files; leave this out of your copy."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("a.txt").write_text("to be or not to be")
        Path("b.txt").write_text("Be")
        return main(["a.txt", "b.txt"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else demo())

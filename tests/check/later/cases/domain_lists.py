"""Make the lists of files to prune and to substitute."""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import PurePosixPath

PRUNE_PATTERNS = ["*.bin", "*.zip"]
EXCLUDE_PREFIXES = ["third_party/icu/", "tools/"]

TREE = [
    "base/logging.cc", "base/data.bin", ".pc/base/logging.cc",
    "third_party/icu/source.cc", "tools/gn.py", ".pc/tools/gn.py", "net/cert.zip",
    "net/url.cc",
]


class FileLists:
    def __init__(self):
        self.prune = set()
        self.substitute = set()

    def update(self, other):
        self.prune |= other.prune
        self.substitute |= other.substitute


def should_substitute(path):
    return not any(path.startswith(prefix) for prefix in EXCLUDE_PREFIXES)


def compute_lists(path):
    lists = FileLists()
    if any(PurePosixPath(path).match(pattern) for pattern in PRUNE_PATTERNS):
        lists.prune.add(path)
    elif should_substitute(path):
        lists.substitute.add(path)
    return lists


def compute(workers):
    lists = FileLists()
    with ProcessPoolExecutor(max_workers=workers) as pool:
        for part in pool.map(compute_lists, TREE):
            lists.update(part)
    return lists


def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--exclude-prefix", action="append", default=[".pc/"])
    options = parser.parse_args(argv)
    EXCLUDE_PREFIXES.extend(options.exclude_prefix)
    lists = compute(options.workers)
    print("prune:", *sorted(lists.prune))
    print("substitute:", *sorted(lists.substitute))


if __name__ == "__main__":
    main(sys.argv[1:])

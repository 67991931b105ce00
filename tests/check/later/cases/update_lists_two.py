"""Compute the pruning and substitution lists of a source tree."""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import PurePosixPath

PRUNE_SUFFIXES = ["jar", "exe", "woff"]
SUBST_EXCLUDE_PREFIXES = ["out/", "third_party/"]

TREE = [
    "base/strings.cc",
    ".pc/fix-build.patch/base/strings.cc",
    "out/gen/strings.cc",
    "tools/icons.woff",
    "debian/rules.cc",
    "net/http/url.cc",
]


class AppendPrefixes(argparse.Action):
    """Add to one of the lists above."""

    def __call__(self, parser, namespace, values, option_string=None):
        SUBST_EXCLUDE_PREFIXES.extend(values)
        setattr(namespace, self.dest, values)


def is_prunable(path):
    return PurePosixPath(path).suffix.lstrip(".") in PRUNE_SUFFIXES


def is_substitutable(path):
    if any(path.startswith(prefix) for prefix in SUBST_EXCLUDE_PREFIXES):
        return False
    return path.endswith(".cc")


def classify(path):
    if is_prunable(path):
        return path, "prune"
    if is_substitutable(path):
        return path, "subst"
    return path, None


def compute_lists(tree, processes):
    lists = {"prune": [], "subst": []}
    with ProcessPoolExecutor(processes) as executor:
        for path, kind in executor.map(classify, tree, chunksize=2):
            if kind:
                lists[kind].append(path)
    return lists


def parse(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--exclude-prefix", nargs="*", action=AppendPrefixes)
    return parser.parse_args(argv)


def main(argv):
    args = parse(argv or ["--exclude-prefix", ".pc/", "debian/"])
    lists = compute_lists(TREE, args.processes)
    for kind, paths in lists.items():
        print(f"# {kind}.list")
        for path in paths:
            print(path)


if __name__ == "__main__":
    main(sys.argv[1:])

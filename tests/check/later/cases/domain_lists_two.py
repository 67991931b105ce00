"""Build the list of source files, leaving out what the user excludes."""
import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

EXCLUDE_PREFIXES = ["third_party/", "out/"]
KEEP_SUFFIXES = (".cc", ".h", ".py")

TREE = [
    "base/files.cc", "base/files.h", "third_party/zlib/inflate.cc",
    ".pc/base/files.cc", "tools/gen.py", ".pc/tools/gen.py", "out/log.txt",
    "net/url.cc", ".pc/net/url.cc",
]


def parse_options(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exclude-prefix", action="append", default=[".pc/"])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(argv)
    EXCLUDE_PREFIXES.extend(options.exclude_prefix)
    return options


def wanted(path):
    if any(path.startswith(prefix) for prefix in EXCLUDE_PREFIXES):
        return False
    return path.endswith(KEEP_SUFFIXES)


def examine(path):
    return path if wanted(path) else None


def compute_list(options):
    with ProcessPoolExecutor(max_workers=options.jobs) as pool:
        return sorted(p for p in pool.map(examine, TREE) if p)


def main(argv=None):
    options = parse_options(argv)
    files = compute_list(options)
    print("\n".join(files))
    leaked = [f for f in files if f.startswith(tuple(options.exclude_prefix))]
    if leaked:
        sys.exit(f"excluded files are in the list: {len(leaked)}")


if __name__ == "__main__":
    main()

"""Compress files in parallel.

usage: pack.py LEVEL FILE [FILE ...]
"""
import gzip
import multiprocessing
import os
import sys


def pack(level, path):
    with open(path, "rb") as source:
        data = source.read()
    target = path + ".gz"
    with gzip.open(target, "wb", compresslevel=level) as sink:
        sink.write(data)
    return path, len(data), os.path.getsize(target)


def usage():
    print(__doc__.strip().splitlines()[-1], file=sys.stderr)
    sys.exit(2)


def main():
    if len(sys.argv) < 3:
        usage()
    level, *paths = sys.argv[1:]
    if level not in tuple("123456789"):
        usage()
    with multiprocessing.Pool(min(4, len(paths))) as pool:
        jobs = [pool.apply_async(pack, (int(level), path)) for path in paths]
        failed = 0
        for path, job in zip(paths, jobs):
            try:
                print("{}: {} -> {}".format(*job.get(timeout=60)))
            except OSError as error:
                failed += 1
                print(f"{path}: {error.strerror}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""Line counts of files, in parallel."""
import argparse
import os
import sys
from multiprocessing import Pool


def count(path):
    with open(path, "rb") as file:
        return path, sum(1 for _ in file)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=[os.path.abspath(__file__)])
    parser.add_argument("-j", "--jobs", type=int, default=2)
    args = parser.parse_args(argv)
    pool = Pool(args.jobs)
    try:
        for path, lines in pool.imap(count, args.files):
            print(f"{os.path.basename(path)}: {lines}")
    finally:
        pool.close()
        pool.join()
    sys.exit(0)


if __name__ == "__main__":
    main()

"""dupes: finds files with the same contents.  Exit code 0: none, 1: some, 2: usage."""
import argparse
import hashlib
import multiprocessing
import sys
import tempfile
from collections import defaultdict
from pathlib import Path


def digest(path):
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest(), path


def scan(args):
    ctx = multiprocessing.get_context(args.method)
    files = sorted(p for p in args.folder.rglob("*") if p.is_file())
    groups = defaultdict(list)
    pool = ctx.Pool(args.jobs, maxtasksperchild=3)
    try:
        for key, path in pool.imap_unordered(digest, files):
            groups[key].append(path.relative_to(args.folder))
    except BaseException:
        pool.terminate()
        raise
    else:
        pool.close()
    finally:
        pool.join()
    return sorted(sorted(map(str, group)) for group in groups.values() if len(group) > 1)


def command_scan(args):
    found = scan(args)
    for group in found:
        print(" = ".join(group))
    return 1 if found else 0


def command_demo(args):
    with tempfile.TemporaryDirectory() as folder:
        args.folder = Path(folder)
        for n in range(9):
            sub = args.folder / f"d{n % 3}"
            sub.mkdir(exist_ok=True)
            (sub / f"f{n}.txt").write_text(f"contents {n % 4}\n")
        return command_scan(args)


def parse(argv):
    parser = argparse.ArgumentParser(prog="dupes", description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--method", choices=multiprocessing.get_all_start_methods(), default="spawn")
    commands = parser.add_subparsers()
    one = commands.add_parser("scan")
    one.add_argument("folder", type=Path)
    one.set_defaults(run=command_scan)
    parser.set_defaults(run=command_demo)
    return parser.parse_args(argv)


def main(argv=None):
    args = parse(argv)
    return args.run(args)


if __name__ == "__main__":
    raise SystemExit(main())

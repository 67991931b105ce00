import argparse
import logging
import os
import tempfile
from multiprocessing import Pool
from pathlib import Path

PRUNING_EXTENSIONS = [".bin", ".jar"]
DOMAIN_EXCLUDE_PREFIXES = ["components/test/", "net/http/transport_security"]


def should_prune(path):
    return path.suffix in PRUNING_EXTENSIONS


def should_substitute(relative):
    return not any(relative.startswith(p) for p in DOMAIN_EXCLUDE_PREFIXES)


def compute_lists_proc(path, source_tree):
    relative = path.relative_to(source_tree)
    if should_prune(relative):
        return "prune", relative.as_posix()
    if should_substitute(relative.as_posix()):
        return "substitute", relative.as_posix()
    return "keep", relative.as_posix()


def compute_lists(source_tree, processes):
    files = sorted(p for p in source_tree.rglob("*") if p.is_file())
    pruning, domains = set(), set()
    with Pool(processes) as pool:
        for verdict, name in pool.starmap(
            compute_lists_proc, [(p, source_tree) for p in files]
        ):
            if verdict == "prune":
                pruning.add(name)
            elif verdict == "substitute":
                domains.add(name)
    return sorted(pruning), sorted(domains)


def make_tree(root):
    for name in ("base/a.cc", ".pc/base/a.cc", "media/clip.bin", "components/test/x.cc"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("google.com\n")


def parse_args(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--domain-exclude-prefix", action="append", default=[])
    parser.add_argument("-j", "--processes", type=int, default=2)
    return parser.parse_args(argv)


def main(argv):
    args = parse_args(argv)
    DOMAIN_EXCLUDE_PREFIXES.extend(args.domain_exclude_prefix)
    with tempfile.TemporaryDirectory() as tmp:
        tree = Path(tmp)
        make_tree(tree)
        pruning, domains = compute_lists(tree, args.processes)
    print("pruning:", *pruning)
    print("domain substitution:", *domains)


if __name__ == "__main__":
    main(["--domain-exclude-prefix", ".pc/", "-j", "2"])

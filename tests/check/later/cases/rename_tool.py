#!/usr/bin/env python3
"""Show how files would be renamed."""
import argparse
import multiprocessing
import re


def clean(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    stem = re.sub(r"\W+", options.separator, stem).strip(options.separator)
    if options.lower:
        stem = stem.lower()
    return stem + dot + suffix


def plan(names: list[str]) -> list[tuple[str, str]]:
    with multiprocessing.Pool(processes=2) as pool:
        return list(zip(names, pool.map(clean, names)))


def show(pairs: list[tuple[str, str]]) -> None:
    width = max(len(old) for old, _ in pairs)
    for old, new in pairs:
        mark = " " if old == new else "*"
        print(f"{mark} {old:{width}} -> {new}")


def get_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["My Photo (1).jpg", "ok.txt"])
    parser.add_argument("--separator", default="_")
    parser.add_argument("--lower", action="store_true")
    return parser


if __name__ == "__main__":
    options = get_parser().parse_args()
    show(plan(options.names))

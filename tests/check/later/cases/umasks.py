"""Unpack a shared folder: files are for the group only."""
import os
import stat
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path


@contextmanager
def umask(value):
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


def plan(count):
    return [f"part-{n:02}.dat" for n in range(count)]


def unpack(folder, name):
    path = Path(folder) / name
    path.write_bytes(name.encode())
    return name, stat.filemode(path.stat().st_mode)


class Unpacker:
    def __init__(self, folder, mask=0o007):
        self.folder = folder
        self.mask = mask

    def inspect(self, count):
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(plan, count).result()

    def run(self, names):
        with umask(self.mask), ProcessPoolExecutor(2) as pool:
            return list(pool.map(partial(unpack, self.folder), names))


def main():
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as folder:
        unpacker = Unpacker(folder)
        for name, mode in unpacker.run(unpacker.inspect(3)):
            print(mode, name)


if __name__ == "__main__":
    main()

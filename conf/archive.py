"""Write all examples as one file: ``python -m conf.archive _site/examples.zip``.

It holds ``examples/``, so ``python -m examples`` works where it is unpacked. A name
that ends with .pyz gives a program that unpacks itself: ``python processes.pyz check
PROGRAM.py`` does what ``python -m examples check PROGRAM.py`` does. The same files give
the same bytes, whenever and by whomever they are packed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).parents[1]
DAY = (1980, 1, 1, 0, 0, 0)  # of every file: the earliest that a zip can tell
PERMISSIONS = 0o100644 << 16  # a file that all may read
UNIX = 3  # where those permissions mean something


def find_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file, in order, after its name in the archive."""
    yield "examples/LICENSE", root / "LICENSE"
    for path in sorted((root / "examples").rglob("*")):
        name = path.relative_to(root)
        left_out = any(part == "__pycache__" or part[0] == "." for part in name.parts)
        if path.is_file() and not left_out:
            yield name.as_posix(), path


UNPACK = '''\
"""Unpack the examples into a temporary folder, and run what is asked for there."""

import os
import subprocess
import sys
import tempfile
import zipfile

if sys.version_info < (3, 11):
    print("Python 3.11 or newer is needed; this is %d.%d" % sys.version_info[:2])
    sys.exit(2)


def main():
    given = sys.orig_argv[1 : -len(sys.argv)]  # such as -X dev
    with tempfile.TemporaryDirectory(prefix="processes-") as folder:
        with zipfile.ZipFile(os.path.dirname(os.path.abspath(__file__))) as archive:
            archive.extractall(folder)
        start = os.path.join(folder, "start.py")
        command = [sys.executable, *given, start, *sys.argv[1:]]
        with subprocess.Popen(command) as process:
            while True:
                try:
                    return process.wait()
                except KeyboardInterrupt:
                    continue  # it reaches the program too, which decides


if __name__ == "__main__":
    code = main()
    sys.exit(128 - code if code < 0 else code)
'''
START = '''\
"""Run the examples that lie beside this file."""

import runpy
import sys

sys.argv[0] = "examples"
runpy.run_module("examples", run_name="__main__", alter_sys=True)
'''


def write_archive(target: Path, root: Path = ROOT) -> None:
    """Pack the examples of a project's folder; a .pyz can be run as it is."""
    content = [(name, path.read_bytes()) for name, path in find_files(root)]
    if target.suffix == ".pyz":
        content += [("__main__.py", UNPACK.encode()), ("start.py", START.encode())]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in content:
            entry = ZipInfo(name, DAY)
            entry.create_system, entry.external_attr = UNIX, PERMISSIONS
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)


if __name__ == "__main__":
    write_archive(Path(sys.argv[1]))

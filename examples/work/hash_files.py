"""Hash every file of a folder on all cores, and name each file that has no hash."""

import hashlib
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file; runs in a worker process."""
    if not path.is_file():  # to open a named pipe would wait for a writer
        raise OSError("not a regular file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_all(paths: list[Path], errors: list[object]) -> None:
    """Print a line for each file, in the order of the paths."""
    left = set(paths)
    before = signal.signal(*IGNORE_CTRL_C)  # main too, while the workers start
    pool = ProcessPoolExecutor(initializer=signal.signal, initargs=IGNORE_CTRL_C)
    try:
        futures = [pool.submit(hash_file, path) for path in paths]
        signal.signal(signal.SIGINT, before)
        for path, future in zip(paths, futures, strict=True):
            try:
                line = f"{future.result()}  {path}\n"
            except OSError as error:
                errors.append(f"{path}: {error!r}")
            else:
                sys.stdout.buffer.write(os.fsencode(line))  # a name may be any bytes
            left.remove(path)
    except BrokenProcessPool:
        errors += [f"{path}: not hashed, a worker died" for path in sorted(left)]
    finally:
        pool.shutdown(cancel_futures=True)


def main(arguments: list[str]) -> int:
    errors: list[object] = []
    try:
        walk = os.walk(arguments[0], onerror=errors.append)
        paths = [Path(top, name) for top, _, names in walk for name in names]
        hash_all(sorted(paths), errors)
    except KeyboardInterrupt:
        return 130
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


def demo() -> int:
    """Hash three small files in a temporary folder; leave this out of your copy."""
    with TemporaryDirectory() as folder, chdir(folder):
        for name in ("a.txt", "b.txt", "c.txt"):
            Path(name).write_bytes(name.encode())
        return main(["."])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else demo())

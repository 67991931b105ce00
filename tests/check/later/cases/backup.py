"""Copy changed files to a backup folder while the main program goes on."""
import multiprocessing
import pathlib
import tempfile
import time
from functools import wraps


def copy_all(source, dest):
    for f in sorted(pathlib.Path(source).iterdir()):
        time.sleep(0.1)
        (pathlib.Path(dest) / f.name).write_bytes(f.read_bytes())
    (pathlib.Path(dest) / "COMPLETE").write_text("yes")
    print("backup complete", flush=True)


def background(func):
    @wraps(func)
    def start(*args):
        p = multiprocessing.Process(target=run_named, args=(func.__name__, args))
        p.daemon = True
        p.start()
        return p
    return start


def run_named(name, args):
    {"backup": copy_all}[name](*args)


@background
def backup(source, dest):
    """Keep a copy of source in dest."""


class Notes:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def write(self, n):
        for i in range(n):
            (self.folder / f"note{i}.txt").write_text(f"note {i}\n")
        return n


def main():
    base = pathlib.Path(tempfile.gettempdir()) / "notes-backup"
    source, dest = base / "notes", base / "copy"
    for d in (source, dest):
        d.mkdir(parents=True, exist_ok=True)
    (dest / "COMPLETE").unlink(missing_ok=True)
    n = Notes(source).write(12)
    backup(source, dest)
    time.sleep(0.5)
    print(n, "notes written")


if __name__ == "__main__":
    main()

import atexit
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import weakref
from pathlib import Path


class Spool:
    def __init__(self):
        self.owner = os.getpid()
        self.path = Path(tempfile.mkdtemp(prefix="spool-"))
        atexit.register(self.remove)

    def __reduce__(self):
        return SpoolView, (self.path,)

    def remove(self):
        if os.getpid() == self.owner and self.path.exists():
            count = sum(1 for _ in self.path.iterdir())
            shutil.rmtree(self.path)
            print(f"removed {count} files")

    def __del__(self):
        if os.getpid() == self.owner:
            self.remove()


class SpoolView:
    live = weakref.WeakSet()

    def __init__(self, path):
        self.path = path
        self.live.add(self)


def render(spool, number):
    target = spool.path / f"page{number:03}.ps"
    partial = target.with_suffix(f".{os.getpid()}")
    with open(partial, "x") as stream:
        stream.write("%!PS\n" * (number + 1))
    partial.rename(target)
    return target.name, number * 5


def on_term(signum, frame):
    sys.exit(128 + signum)


def complain(error):
    print("page failed:", error)


def main():
    signal.signal(signal.SIGTERM, on_term)
    pool = multiprocessing.Pool(2, initializer=signal.signal, initargs=(signal.SIGTERM, signal.SIG_DFL))
    with pool:
        spool = Spool()
        pending = [pool.apply_async(render, (spool, n), error_callback=complain) for n in range(8)]
        pool.apply_async(render, (spool, "x"), error_callback=complain).wait()
        names = [p.get()[0] for p in pending]
    print(len(names), "pages:", names[0], "to", names[-1])
    print(sorted(p.suffix for p in spool.path.glob("*.ps"))[:2])


if __name__ == "__main__":
    main()

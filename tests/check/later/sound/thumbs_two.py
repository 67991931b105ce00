"""Convert a folder of PPM pictures to grey PGM pictures."""
import argparse
import os
import random
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing import Pool, cpu_count
from pathlib import Path


class BadPicture(ValueError):
    def __init__(self, path, why):
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why

    def __reduce__(self):
        return type(self), (self.path, self.why)


@dataclass(frozen=True)
class Outcome:
    source: Path
    size: int = 0
    error: BadPicture | None = None


def read_ppm(path):
    head, _, body = path.read_bytes().partition(b"\n255\n")
    fields = head.split()
    if not fields or fields[0] != b"P6":
        raise BadPicture(path.name, "not a P6 file")
    return int(fields[1]), int(fields[2]), body


def convert(job):
    source, target = job
    try:
        width, height, body = read_ppm(source)
        grey = bytes(sum(body[i:i + 3]) // 3 for i in range(0, len(body), 3))
        target.write_bytes(b"P5 %d %d\n255\n" % (width, height) + grey)
        return Outcome(source, target.stat().st_size)
    except BadPicture as error:
        return Outcome(source, error=error)


def paint(folder, count):
    for n in range(count):
        pixels = random.randbytes(16 * 16 * 3)
        (folder / f"shot{n:02}.ppm").write_bytes(b"P6 16 16\n255\n" + pixels)
    (folder / "notes.ppm").write_text("buy more film\n")


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=min(4, cpu_count()))
    parser.add_argument("--count", type=int, default=12)
    args = parser.parse_args(argv)
    failed = []
    with tempfile.TemporaryDirectory() as top:
        os.chdir(top)
        src, out = Path("src"), Path("out")
        src.mkdir()
        out.mkdir()
        paint(src, args.count)
        jobs = ((p.resolve(), (out / p.name).resolve().with_suffix(".pgm"))
                for p in sorted(src.iterdir(), key=lambda p: p.name))
        with Pool(args.jobs) as pool:
            for done in pool.imap_unordered(convert, jobs):
                if done.error:
                    failed.append(done)
                    print("skipped", done.error, file=sys.stderr)
                else:
                    print("converted", done.source.name, done.size)
        print(len(list(out.iterdir())), "written")
        os.chdir("/")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

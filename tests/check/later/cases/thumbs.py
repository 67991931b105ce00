"""Make thumbnails of pictures in a folder with a pool."""
import multiprocessing
import pathlib
import tempfile


class Thumbnailer:
    def __init__(self, source, dest, size=64):
        self.source = pathlib.Path(source)
        self.dest = pathlib.Path(dest)
        self.size = size

    def make(self, name, suffix=".thumb"):
        data = (self.source / name).read_bytes()
        (self.dest / (name + suffix)).write_bytes(data[: self.size])
        return name

    def all(self, jobs=2):
        pool = multiprocessing.Pool(jobs)
        submitted = 0
        for picture in sorted(self.source.iterdir()):
            pool.apply_async(self.make, args=(picture.name))
            submitted += 1
        pool.close()
        pool.join()
        return submitted


def fill(folder, n):
    for i in range(n):
        (pathlib.Path(folder) / f"img{i:03}.raw").write_bytes(bytes(range(256)))


def main():
    with tempfile.TemporaryDirectory() as src, tempfile.TemporaryDirectory() as dst:
        fill(src, 12)
        n = Thumbnailer(src, dst).all()
        print(f"{n} pictures, {len(list(pathlib.Path(dst).iterdir()))} thumbnails")


if __name__ == "__main__":
    main()

import bz2
import gzip
import multiprocessing
import zlib

BACKENDS = {"gz": gzip, "bz2": bz2}


class Context:
    def __init__(self, name, compression):
        self.name = name
        self.backend = BACKENDS[compression]
        self.files = []

    def add(self, path, content):
        self.files.append((path, content))


def examine(context, results):
    for path, content in context.files:
        packed = context.backend.compress(content)
        results.append((path, len(content), zlib.crc32(packed) >= 0))


if __name__ == "__main__":
    context = Context("nano", "gz")
    context.add("/usr/bin/nano", b"\x7fELF" * 500)
    context.add("/usr/share/man/man1/nano.1", b".TH NANO 1\n" * 200)
    with multiprocessing.Manager() as manager:
        results = manager.list()
        examiner = multiprocessing.Process(target=examine, args=(context, results))
        examiner.start()
        examiner.join()
        for line in sorted(results):
            print(*line)

"""Build packages; every builder keeps a helper that compresses its logs."""
import argparse
import multiprocessing as mp
import time
import zlib


class LogPress:
    """Compresses log lines in a process of its own."""

    def __init__(self, package):
        self.lines = mp.Queue()
        self.total = mp.Value("i", 0)
        self.helper = mp.Process(
            target=press, args=(self.lines, self.total), name=f"press-{package}"
        )
        self.helper.start()

    def log(self, text):
        self.lines.put(text)


def press(lines, total):
    while True:
        line = lines.get()
        if line is None:
            break
        with total.get_lock():
            total.value += len(zlib.compress(line.encode()))


def build(package, status):
    logs = LogPress(package)
    for step in ("fetch", "configure", "compile", "install"):
        time.sleep(0.3)
        logs.log(f"{package}: {step} " + "." * 200)
    status[package] = "built"


def run_farm(packages):
    with mp.Manager() as manager:
        status = manager.dict()
        builders = [mp.Process(target=build, args=(name, status)) for name in packages]
        for builder in builders:
            builder.start()
        for builder in builders:
            builder.join()
        return dict(status)


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", nargs="*", default=["zlib", "curl"])
    options = parser.parse_args(argv)
    for name, state in sorted(run_farm(options.packages).items()):
        print(name, state)


if __name__ == "__main__":
    main()

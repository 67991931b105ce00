"""Request workers that write their latency statistics when they finish."""
import atexit
import json
import multiprocessing
import pathlib
import statistics
import tempfile


class Stats:
    def __init__(self, folder, worker):
        self.path = pathlib.Path(folder) / f"{worker}.json"
        self.samples = []
        atexit.register(self.dump)

    def add(self, ms):
        self.samples.append(ms)

    def dump(self):
        self.path.write_text(json.dumps({
            "n": len(self.samples),
            "mean": statistics.fmean(self.samples),
        }))


def serve(folder, worker, requests):
    stats = Stats(folder, f"worker{worker}")
    for i in range(requests):
        stats.add(10 + (i * 7 + worker) % 13)


class Server:
    def __init__(self, folder, size):
        self.folder = folder
        self.procs = [
            multiprocessing.Process(target=serve, args=(folder, n), kwargs={"requests": 50})
            for n in range(size)
        ]

    def __enter__(self):
        for p in self.procs:
            p.start()
        return self

    def __exit__(self, *exc):
        for p in self.procs:
            p.join()


def main():
    with tempfile.TemporaryDirectory() as folder:
        with Server(folder, 3):
            pass
        files = sorted(pathlib.Path(folder).glob("*.json"))
        total = sum(json.loads(f.read_text())["n"] for f in files)
    print(f"{len(files)} statistics files, {total} requests")


if __name__ == "__main__":
    main()

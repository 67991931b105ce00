import argparse
import multiprocessing
import threading
from dataclasses import dataclass


@dataclass
class Config:
    name: str
    port: int
    models: tuple = ("tiny", "base")


class BenchmarkManager:
    def __init__(self, cfg):
        self._cfg = cfg
        self._guard = threading.Lock()
        self._scores = {}

    def record(self, model, score):
        with self._guard:
            self._scores[model] = score

    def report(self):
        with self._guard:
            return dict(self._scores)


class ServeManager:
    def __init__(self, cfg, benchmarks):
        self.cfg = cfg
        self.benchmarks = benchmarks

    def warm_up(self):
        for index, model in enumerate(self.cfg.models):
            self.benchmarks.record(model, 100 * (index + 1))


class Worker:
    def __init__(self, cfg):
        self.cfg = cfg
        self.benchmarks = BenchmarkManager(cfg)
        self.serve = ServeManager(cfg, self.benchmarks)

    def start(self, is_multiprocessing=False):
        self.serve.warm_up()
        print(f"worker {self.cfg.name} up: {self.benchmarks.report()}", flush=True)


class Server:
    def __init__(self, cfg, sub_processes):
        self.cfg = cfg
        self.sub_processes = sub_processes

    def start(self):
        for process in self.sub_processes:
            process.start()
        print(f"server on {self.cfg.port}", flush=True)
        for process in self.sub_processes:
            process.join()


def run_server(cfg, with_worker):
    sub_processes = []
    if with_worker:
        worker = Worker(cfg)
        sub_processes.append(
            multiprocessing.Process(target=worker.start, args=(True,))
        )
    Server(cfg, sub_processes).start()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=10150)
    parser.add_argument("--disable-worker", action="store_true")
    args = parser.parse_args()
    run_server(Config("node-1", args.port), not args.disable_worker)


if __name__ == "__main__":
    main()

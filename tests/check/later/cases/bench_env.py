"""Run every benchmark in a process, under each environment of the matrix."""
import multiprocessing
import os
from contextlib import contextmanager

MATRIX = [
    {"BENCH_BACKEND": "numpy", "BENCH_THREADS": "1"},
    {"BENCH_BACKEND": "torch", "BENCH_THREADS": "4"},
]


class Benchmark:
    def __init__(self, name, size):
        self.name = name
        self.size = size

    def run(self, results):
        backend = os.environ.get("BENCH_BACKEND", "none")
        threads = int(os.environ.get("BENCH_THREADS", "0"))
        results.put((self.name, backend, threads, self.size * threads))


@contextmanager
def environment(variables):
    saved = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(saved)


class Runner:
    def __init__(self, benchmarks):
        self.benchmarks = benchmarks
        self.results = multiprocessing.SimpleQueue()

    def run_one(self, benchmark):
        process = multiprocessing.Process(target=benchmark.run, args=(self.results,))
        process.start()
        row = self.results.get()
        process.join()
        return row

    def run_matrix(self, matrix):
        for variables in matrix:
            with environment(variables):
                for benchmark in self.benchmarks:
                    yield self.run_one(benchmark)


def main():
    runner = Runner([Benchmark("matmul", 100), Benchmark("fft", 64)])
    for name, backend, threads, score in runner.run_matrix(MATRIX):
        print(f"{name:8}{backend:8}{threads:3}{score:6}")


if __name__ == "__main__":
    main()

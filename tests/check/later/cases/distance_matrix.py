"""Compute the rows of a distance matrix in worker processes."""
import math
import multiprocessing

POINTS = [(math.cos(i) * i, math.sin(i) * i) for i in range(240)]


class RowWorker(multiprocessing.Process):
    def __init__(self, first, last, results):
        super().__init__()
        self.first = first
        self.last = last
        self.results = results

    def run(self):
        rows = {}
        for i in range(self.first, self.last):
            rows[i] = [math.dist(POINTS[i], other) for other in POINTS]
        self.results.put(rows)


def main():
    results = multiprocessing.Queue()
    half = len(POINTS) // 2
    workers = [RowWorker(0, half, results), RowWorker(half, len(POINTS), results)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    matrix = {}
    for _ in workers:
        matrix.update(results.get())
    farthest = max(max(row) for row in matrix.values())
    print(len(matrix), "rows, farthest pair", round(farthest, 2))


if __name__ == "__main__":
    main()

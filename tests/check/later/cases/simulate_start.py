import multiprocessing
import random


class ProgressBoard:
    def __init__(self):
        self.queue = multiprocessing.Queue()

    def report(self, name, value):
        self.queue.put((name, value))

    def collect(self, n):
        return dict(self.queue.get(timeout=20) for _ in range(n))


class Simulation:
    def __init__(self, name, seed, steps):
        self.name = name
        self.seed = seed
        self.steps = steps

    def run(self):
        rng = random.Random(self.seed)
        return sum(rng.random() for _ in range(self.steps))


def worker(simulation, board):
    board.report(simulation.name, round(simulation.run(), 3))


class Runner:
    def __init__(self, board, method="spawn"):
        multiprocessing.set_start_method(method)
        self.board = board

    def run(self, simulations):
        procs = [
            multiprocessing.Process(target=worker, args=(s, self.board))
            for s in simulations
        ]
        for p in procs:
            p.start()
        values = self.board.collect(len(procs))
        for p in procs:
            p.join()
        return values


def main():
    board = ProgressBoard()
    runner = Runner(board)
    values = runner.run([Simulation("low", 1, 100), Simulation("high", 2, 1000)])
    for name in sorted(values):
        print(name, values[name])


if __name__ == "__main__":
    main()

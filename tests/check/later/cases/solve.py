"""Solve puzzles with a limit of time for each."""
import time
from concurrent.futures import ProcessPoolExecutor, TimeoutError


class Puzzle:
    def __init__(self, name, target):
        self.name = name
        self.target = target


def solve(puzzle):
    value, steps = puzzle.target, 0
    while value != 1:
        value = value // 2 if value % 2 == 0 else 3 * value + 1
        steps += 1
        if steps % 1000 == 0:
            time.sleep(0.01)
    return steps


class Solver:
    def __init__(self, limit, workers=2):
        self.limit = limit
        self.workers = workers
        self.solved = {}
        self.given_up = []

    def run(self, puzzles):
        with ProcessPoolExecutor(max_workers=self.workers) as executor:
            futures = {puzzle.name: executor.submit(solve, puzzle) for puzzle in puzzles}
            for name, future in futures.items():
                try:
                    self.solved[name] = future.result(timeout=self.limit)
                except TimeoutError:
                    future.cancel()
                    self.given_up.append(name)


def main():
    solver = Solver(limit=1.5)
    solver.run([Puzzle("easy", 27), Puzzle("void", 0), Puzzle("long", 97)])
    for name, steps in solver.solved.items():
        print(name, steps)
    print("given up:", *solver.given_up)


if __name__ == "__main__":
    main()

"""Simulate the layers of a board, a process a layer."""
import json
from multiprocessing import Process, SimpleQueue
from typing import ClassVar

BOARD = '{"grid": 50, "margin": 3, "layers": {"F_Cu": 800, "B_Cu": 650}}'


class Simulation(Process):
    grid: ClassVar[int] = 100
    margin: ClassVar[int] = 0

    def __init__(self, layer, width, results):
        super().__init__(name=f"sim-{layer}")
        self.layer = layer
        self.width = width
        self.results = results

    @classmethod
    def configure(cls, options):
        for name, value in options.items():
            if name in cls.__annotations__:
                setattr(cls, name, value)

    @classmethod
    def cells(cls, width):
        return width // cls.grid + 2 * cls.margin

    def run(self):
        count = self.cells(self.width)
        self.results.put((self.layer, count))


class Board:
    def __init__(self, text):
        self.options = json.loads(text)
        self.layers = self.options.pop("layers")
        Simulation.configure(self.options)

    def simulate(self):
        results = SimpleQueue()
        workers = [Simulation(n, w, results) for n, w in self.layers.items()]
        for worker in workers:
            worker.start()
        counts = dict(results.get() for _ in workers)
        for worker in workers:
            worker.join()
        return counts


def main():
    board = Board(BOARD)
    counts = board.simulate()
    for layer in sorted(counts):
        print(f"{layer}: {counts[layer]} cells")
    print("total:", sum(counts.values()))


if __name__ == "__main__":
    main()

"""Simulate regions in lockstep: nobody begins a step before all have ended the last."""
import multiprocessing as mp
from dataclasses import dataclass, field


@dataclass
class Region:
    name: str
    stock: float
    rate: float
    history: list = field(default_factory=list)

    def step(self):
        demand = self.stock * self.rate
        if demand > 100:
            raise OverflowError(f"{self.name}: demand {demand:.0f}")
        self.stock += demand
        self.history.append(round(self.stock, 1))


class Lockstep:
    def __init__(self, regions, steps):
        self.regions = regions
        self.steps = steps
        self.gate = mp.Barrier(len(regions))
        self.results = mp.Queue()

    def _simulate(self, region):
        for _ in range(self.steps):
            region.step()
            self.gate.wait()
        self.results.put((region.name, region.history))

    def run(self):
        processes = [mp.Process(target=self._simulate, args=(region,), name=region.name)
                     for region in self.regions]
        for process in processes:
            process.start()
        histories = dict(self.results.get() for _ in processes)
        for process in processes:
            process.join()
        return histories


def main():
    regions = [Region("north", 40, 0.1), Region("delta", 60, 0.9), Region("coast", 10, 0.3)]
    for name, history in sorted(Lockstep(regions, steps=4).run().items()):
        print(name, history)


if __name__ == "__main__":
    main()

import multiprocessing as mp
from dataclasses import dataclass


@dataclass(frozen=True)
class Shard:
    rank: int
    rows: tuple


class Trainer:
    def __init__(self, shard, sync, weight):
        self.shard = shard
        self.sync = sync
        self.weight = weight

    def batches(self, size):
        rows = self.shard.rows
        return [rows[i:i + size] for i in range(0, len(rows), size)]

    def step(self, batch):
        grad = sum(batch) / len(batch)
        with self.weight.get_lock():
            self.weight.value -= 0.001 * grad

    def train(self, epochs, size):
        for _ in range(epochs):
            for batch in self.batches(size):
                self.step(batch)
                self.sync.wait()


def run_rank(shard, sync, weight, epochs, size):
    Trainer(shard, sync, weight).train(epochs, size)


def partition(rows, world):
    return [Shard(r, tuple(rows[r::world])) for r in range(world)]


def launch(rows, world=3, epochs=2, size=4):
    sync = mp.Barrier(world)
    weight = mp.Value("d", 1.0)
    ranks = [
        mp.Process(target=run_rank, args=(shard, sync, weight, epochs, size))
        for shard in partition(rows, world)
    ]
    for p in ranks:
        p.start()
    for p in ranks:
        p.join()
    return weight.value


if __name__ == "__main__":
    final = launch([float(i % 10) for i in range(25)])
    print(f"weight {final:.3f}")

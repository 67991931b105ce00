import math
import multiprocessing
import os
import random
import statistics
import sys

SIDE = 12
SWEEPS = 60
neighbours = None


def build_neighbours():
    table = []
    for n in range(SIDE * SIDE):
        y, x = divmod(n, SIDE)
        table.append((y * SIDE + (x + 1) % SIDE, y * SIDE + (x - 1) % SIDE,
                      (y + 1) % SIDE * SIDE + x, (y - 1) % SIDE * SIDE + x))
    return table


def simulate(temperature, rng):
    spins = [rng.choice((-1, 1)) for _ in neighbours]
    for _ in range(SWEEPS):
        for n, around in enumerate(neighbours):
            gain = 2 * spins[n] * sum(spins[m] for m in around)
            if gain <= 0 or rng.random() < math.exp(-gain / temperature):
                spins[n] = -spins[n]
    return abs(sum(spins)) / len(spins)


def main():
    # The table and the closures below go to the children by fork alone.
    global neighbours
    neighbours = build_neighbours()
    ctx = multiprocessing.get_context("fork")
    pipes, workers = [], []
    for temperature in (1.5, 2.27, 5.0):
        here, there = ctx.Pipe(duplex=False)
        seed = int.from_bytes(os.urandom(8), "big")

        def run(temperature=temperature, there=there, rng=random.Random(seed)):
            with there:
                there.send([simulate(temperature, rng) for _ in range(4)])

        worker = ctx.Process(target=run, name=f"T={temperature}")
        worker.start()
        there.close()
        pipes.append(here)
        workers.append(worker)
    for here, worker in zip(pipes, workers):
        values = here.recv()
        worker.join()
        print(f"{worker.name}: |m| = {statistics.mean(values):.3f} (pid {worker.pid})")
    return max(worker.exitcode for worker in workers)


if __name__ == "__main__":
    sys.exit(main())

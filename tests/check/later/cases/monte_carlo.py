import random
from concurrent.futures import ProcessPoolExecutor


class Simulation:
    def __init__(self, seed, walks):
        random.seed(seed)
        self.walks = walks

    def walk(self, steps):
        return sum(random.choice((-1, 1)) for _ in range(steps))

    def run(self):
        with ProcessPoolExecutor(max_workers=1) as executor:
            futures = [executor.submit(self.walk, 400) for _ in range(self.walks)]
        return [future.result() for future in futures]


if __name__ == "__main__":
    simulation = Simulation(seed=42, walks=4)
    print(simulation.run())

import math
import multiprocessing as mp
import random


class OFTI:
    def __init__(self, separation, error, seed=0):
        self.separation = separation
        self.error = error
        self.seed = seed

    def _accept(self, rng):
        semi_major = rng.uniform(0.5, 2.0) * self.separation
        phase = rng.uniform(0, 2 * math.pi)
        model = semi_major * abs(math.cos(phase))
        chi2 = ((model - self.separation) / self.error) ** 2
        return semi_major if rng.random() < math.exp(-chi2 / 2) else None

    def _sample(self, count, worker, output):
        rng = random.Random(self.seed + worker)
        accepted = []
        while len(accepted) < count:
            value = self._accept(rng)
            if value is not None:
                accepted.append(value)
        output[worker] = accepted

    def run_sampler(self, total, num_cores=2):
        manager = mp.Manager()
        output = manager.dict()
        workers = [
            mp.Process(target=self._sample, args=(total // num_cores, i, output))
            for i in range(num_cores)
        ]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        return [v for i in sorted(output.keys()) for v in output[i]]


sampler = OFTI(separation=1.2, error=0.1)
orbits = sampler.run_sampler(200)
print(f"{len(orbits)} accepted orbits")
print(f"mean semi-major axis {sum(orbits) / len(orbits):.3f}")

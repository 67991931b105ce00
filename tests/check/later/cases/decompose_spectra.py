import math
from concurrent.futures import ProcessPoolExecutor


def factorise(job):
    sample, rank = job
    residual = sum(abs(math.sin(sample * k)) for k in range(1, rank * 50))
    return sample, rank, round(residual, 3)


class Extractor:
    def __init__(self, samples, ranks, cpu=2):
        self.jobs = [(sample, rank) for sample in samples for rank in ranks]
        self.cpu = cpu

    def run(self):
        best = {}
        with ProcessPoolExecutor(max_workers=self.cpu) as executor:
            for sample, rank, residual in executor.map(factorise, self.jobs):
                if sample not in best or residual < best[sample][1]:
                    best[sample] = (rank, residual)
        return best


samples = [3, 5, 8]
extractor = Extractor(samples, ranks=range(2, 5))
best = extractor.run()
for sample in samples:
    rank, residual = best[sample]
    print(f"sample {sample}: rank {rank} residual {residual}")

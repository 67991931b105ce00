import multiprocessing as mp
from collections import namedtuple


class CartEnv:
    def __init__(self, length):
        self.length = length

    def reset(self):
        return {"position": 0.0, "speed": 1.0}


def info_to_nt(name, info):
    cls = globals().get(name)
    if cls is None:
        cls = namedtuple(name, sorted(info))
        globals()[name] = cls
    return cls(**info)


class Buffer:
    def __init__(self, example, size):
        self.example = example
        self.rows = [example] * size

    def __len__(self):
        return len(self.rows)


class Collector:
    def __init__(self, rank, buffer):
        self.rank = rank
        self.buffer = buffer

    def collect(self):
        total = 0.0
        for step, row in enumerate(self.buffer.rows):
            total += row.position + step * row.speed
        return total


def sampling_process(collector, conn):
    conn.send((collector.rank, collector.collect()))
    conn.close()


class ParallelSampler:
    def __init__(self, env_cls, workers, size):
        self.env = env_cls(size)
        self.workers = workers
        self.size = size

    def build_buffer(self):
        return Buffer(info_to_nt("StepInfo", self.env.reset()), self.size)

    def obtain_samples(self):
        buffer = self.build_buffer()
        links = []
        for rank in range(self.workers):
            mine, theirs = mp.Pipe()
            worker = mp.Process(
                target=sampling_process, args=(Collector(rank, buffer), theirs)
            )
            worker.start()
            theirs.close()
            links.append((worker, mine))
        samples = [conn.recv() for _, conn in links]
        for worker, _ in links:
            worker.join()
        return samples


if __name__ == "__main__":
    print(ParallelSampler(CartEnv, workers=2, size=5).obtain_samples())

"""Fill a cache of embeddings with loader workers, then train from it."""
import multiprocessing as mp
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    text: str
    label: int


class CacheDataLoader:
    """Hands samples to worker processes, and gives back (key, features)."""

    def __init__(self, samples, key_extractor, num_workers=2):
        self.samples = samples
        self.key_extractor = key_extractor
        self.num_workers = num_workers

    def __iter__(self):
        jobs = [(self.key_extractor, sample) for sample in self.samples]
        with mp.Pool(self.num_workers) as pool:
            yield from pool.imap_unordered(cache_collate, jobs, chunksize=4)


def cache_collate(job):
    key_extractor, sample = job
    features = [ord(c) / 128 for c in sample.text]
    return key_extractor(sample), features


def hash_key(sample):
    return hash((sample.text, sample.label))


class CacheEncoder:
    def __init__(self):
        self._cache = {}

    def fill(self, loader):
        for key, features in loader:
            self._cache[key] = sum(features) / len(features)

    def __len__(self):
        return len(self._cache)

    def forward(self, keys):
        return [self._cache[key] for key in keys]


def train(samples):
    encoder = CacheEncoder()
    encoder.fill(CacheDataLoader(samples, hash_key))
    print("cached", len(encoder), "embeddings")
    loss = 0.0
    for start in range(0, len(samples), 8):
        batch = samples[start:start + 8]
        outputs = encoder.forward([hash_key(sample) for sample in batch])
        loss += sum((out - sample.label) ** 2 for out, sample in zip(outputs, batch))
    return loss


def main():
    samples = [Sample("phrase number %d" % k, k % 2) for k in range(32)]
    print("loss %.3f" % train(samples))
    return 0


if __name__ == "__main__":
    sys.exit(main())

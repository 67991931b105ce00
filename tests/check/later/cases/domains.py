import argparse
import multiprocessing


class Aligner:
    def __init__(self, sequence):
        self.sequence = sequence

    def score(self):
        hits = self.sequence.count(options.motif)
        return hits * options.weight


def align(sequence):
    return Aligner(sequence).score()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--motif", default="GA")
    parser.add_argument("--weight", type=int, default=3)
    options = parser.parse_args()
    pool = multiprocessing.Pool(2)
    scores = pool.map(align, ["GATTACA", "GAGAGA", "CCC"])
    pool.close()
    pool.join()
    print(scores)

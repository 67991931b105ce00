import itertools
from multiprocessing import Pool


def load_domains():
    return {
        "BGC0001": {"PKS_KS", "PKS_AT", "ACP"},
        "BGC0002": {"PKS_KS", "PKS_AT", "TE"},
        "BGC0003": {"NRPS_C", "NRPS_A", "TE"},
    }


def jaccard(pair):
    left, right = domains[pair[0]], domains[pair[1]]
    score = len(left & right) / len(left | right)
    return pair, score if score >= cutoff else 0.0


def network(names, cores):
    pairs = list(itertools.combinations(sorted(names), 2))
    with Pool(cores) as pool:
        return pool.map(jaccard, pairs)


def write_network(edges):
    for (left, right), score in edges:
        print(f"{left}\t{right}\t{score:.2f}")


if __name__ == "__main__":
    cutoff = 0.3
    domains = load_domains()
    write_network(network(domains, cores=2))

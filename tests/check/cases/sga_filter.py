import logging
import multiprocessing
import sys

logger = logging.getLogger(__name__)


def filter_reads(component):
    name, reads = component
    kept = [read for read in reads if "N" not in read]
    if not kept:
        logger.warning("%s: no reads left after filtering", name)
        sys.exit(0)
    return name, len(kept)


def assemble(components, cpu):
    pool = multiprocessing.Pool(processes=cpu)
    counts = pool.map(filter_reads, components, 1)
    pool.close()
    pool.join()
    return counts


if __name__ == "__main__":
    components = [("c1", ["ACGT", "ACNN"]), ("c2", ["NNNN"]), ("c3", ["GGTA"])]
    for name, count in assemble(components, cpu=2):
        print(name, count)

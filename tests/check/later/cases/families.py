"""Prune gene families, and keep a record of what was dropped and why."""
import logging
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

logger = logging.getLogger("families")


def setup_logging(path, verbose):
    handler = logging.FileHandler(path)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False


class Family:
    def __init__(self, name, lengths):
        self.name = name
        self.lengths = lengths

    def outliers(self):
        middle = sorted(self.lengths)[len(self.lengths) // 2]
        return [n for n in self.lengths if n > 3 * middle]


def prune(family):
    for length in family.outliers():
        logger.info("%s: dropped a sequence of %d", family.name, length)
        family.lengths.remove(length)
    return family


class Pipeline:
    def __init__(self, record):
        self.record = Path(record)

    def run(self, families):
        logger.info("start: %d families", len(families))
        with ProcessPoolExecutor(2) as pool:
            kept = list(pool.map(prune, families))
        logger.info("end")
        return kept

    def dropped(self):
        return sum("dropped" in line for line in self.record.read_text().splitlines())


def main():
    families = [Family("OG1", [90, 95, 900]), Family("OG2", [40, 41, 39]),
                Family("OG3", [10, 11, 70])]
    before = sum(len(f.lengths) for f in families)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "pipeline.log"
        setup_logging(record, verbose=True)
        pipeline = Pipeline(record)
        kept = pipeline.run(families)
        after = sum(len(f.lengths) for f in kept)
        print(f"{before} sequences, {after} kept, {pipeline.dropped()} on record")
        if before - after != pipeline.dropped():
            sys.exit("the record is not complete")


if __name__ == "__main__":
    main()

"""Knit patterns from a stitch table; stitch types come from a table file."""
import enum
import sys
from concurrent.futures import ProcessPoolExecutor

TABLE = """\
knit 1
purl 2
slip 3
"""


def load_stitches(text):
    pairs = [line.split() for line in text.splitlines()]
    return enum.Enum("Stitch", {n.upper(): int(v) for n, v in pairs},
                     module=__name__)


def install(text):
    kind = load_stitches(text)
    globals()[kind.__name__] = kind
    return kind


class Pattern:
    def __init__(self, title, rows):
        self.title = title
        self.rows = rows

    @classmethod
    def parse(cls, kind, title, spec):
        letters = {s.name[0]: s for s in kind}
        return cls(title, [[letters[c] for c in row] for row in spec.split("/")])


def yarn_needed(pattern):
    return pattern.title, sum(s.value for row in pattern.rows for s in row)


def main(argv):
    text = open(argv[0]).read() if argv else TABLE
    kind = install(text)
    patterns = [
        Pattern.parse(kind, "scarf", "KKPP/PPKK/KSKS"),
        Pattern.parse(kind, "hat", "KPKP/KKKK"),
    ]
    with ProcessPoolExecutor(2) as pool:
        for title, length in pool.map(yarn_needed, patterns):
            print(f"{title}: {length} m")


if __name__ == "__main__":
    main(sys.argv[1:])

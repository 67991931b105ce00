"""Messages a second of every way, by pyperf: run as a script of its own.

pyperf chooses the number of messages so that a value takes long enough, throws the
first value away, and starts a new Python for some of the values.
"""

import sys
from functools import partial

from benchmarks._ipc.pair import PLACES, possible, seconds
from benchmarks._ipc.ways import ways

SIZES = (64, 4 << 10, 1 << 20)  # bytes
VALUES = 3  # of each process that pyperf starts, after one that is thrown away


def main() -> None:
    import pyperf

    arguments = ("-m", "benchmarks._ipc.rates")
    runner = pyperf.Runner(
        values=VALUES, warmups=1, min_time=0.06, program_args=arguments
    )
    runner.parse_args(sys.argv[1:])
    for size in SIZES:
        for name, way in ways(size).items():
            for place in filter(possible, PLACES):
                carry = partial(seconds, way, size, place)
                runner.bench_time_func(f"{name}|{size}|{place}", carry)


if __name__ == "__main__":
    main()

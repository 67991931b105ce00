"""Give the same work to several interpreters inside one process.

Each worker is a thread with an interpreter of its own, so Python code in two of
them runs on two CPU cores, without the cost of a second process.  Modules and
globals are not shared: a change made in a worker is not seen here.  What goes in
and comes out is copied, as it is between processes.
"""

import os
import sys
from concurrent import futures

CARDS = [4539148803436467, 8273123273520569, 6011514433546201, 371449635398431]
checked = 0  # cards, counted in each interpreter for itself


def check(card: int) -> tuple[bool, int]:
    """Apply the Luhn formula; also count, and say which process this is."""
    global checked
    checked += 1
    digits = [int(digit) for digit in reversed(str(card))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return sum(digits[::2] + doubled) % 10 == 0, os.getpid()


def count() -> int:
    """Return the count of the interpreter this runs in."""
    return checked


def main() -> None:
    if sys.version_info < (3, 14):
        raise SystemExit("this example needs Python 3.14 or newer")
    with futures.InterpreterPoolExecutor(max_workers=1) as pool:
        verdicts = list(pool.map(check, CARDS))
        counted = pool.submit(count).result()
    print("interpreters", [valid for valid, _ in verdicts])
    print("in this process:", {pid for _, pid in verdicts} == {os.getpid()})
    print("counted by the worker:", counted)
    print("counted here:", checked)


if __name__ == "__main__":
    main()

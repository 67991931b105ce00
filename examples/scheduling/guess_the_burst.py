"""Guess how long the next burst will be from those that came before.

Shortest job first needs to know the future, so a system has to guess.  The next
guess is a mean of the last burst and the last guess: alpha is the weight of the
burst.  With 0 the guess learns nothing, with 1 it forgets everything but the last
burst, and even a good one is wrong for a while when the job changes its ways.
"""

from collections.abc import Iterable
from fractions import Fraction

BURSTS = [6, 4, 6, 4, 13, 13, 13]  # what the job really does
FIRST = 10  # guessed when nothing is known


def guesses(bursts: Iterable[int], first: int, alpha: Fraction) -> list[Fraction]:
    """Return the guess for each burst, and one for the burst to come."""
    made = [Fraction(first)]
    for burst in bursts:
        made.append(alpha * burst + (1 - alpha) * made[-1])
    return made


def main() -> None:
    print("burst       ", *(f"{burst:5}" for burst in BURSTS), "    ?")
    for alpha in (Fraction(0), Fraction(1, 2), Fraction(1)):
        made = guesses(BURSTS, FIRST, alpha)
        errors = [abs(g - b) for g, b in zip(made, BURSTS, strict=False)]
        wrong_by = float(sum(errors) / len(BURSTS))
        cells = (f"{float(guess):5g}" for guess in made)
        print(f"alpha = {alpha!s:4}", *cells, f"  wrong by {wrong_by:.1f}")


if __name__ == "__main__":
    main()

"""Predict the next CPU burst as an exponential average of the previous ones."""

from collections.abc import Iterable
from fractions import Fraction

BURSTS = [6, 4, 6, 4, 13, 13, 13]
FIRST = 10  # prediction before any burst is known


def predict(bursts: Iterable[int], first: int, alpha: Fraction) -> list[Fraction]:
    """Return the prediction for each burst, and for the one that comes after."""
    predictions = [Fraction(first)]
    for burst in bursts:
        predictions.append(alpha * burst + (1 - alpha) * predictions[-1])
    return predictions


def mean_error(predictions: list[Fraction], bursts: list[int]) -> float:
    """Return by how much the predictions miss the bursts, in the mean."""
    errors = [abs(p - b) for p, b in zip(predictions, bursts, strict=False)]
    return float(sum(errors) / len(bursts))


def main() -> None:
    print("burst       ", *(f"{burst:5}" for burst in BURSTS), "    ?")
    for alpha in (Fraction(0), Fraction(1, 2), Fraction(1)):
        predictions = predict(BURSTS, FIRST, alpha)
        cells = (f"{float(one):5g}" for one in predictions)
        error = mean_error(predictions, BURSTS)
        print(f"alpha = {alpha!s:4}", *cells, f"  mean error {error:.1f}")


if __name__ == "__main__":
    main()

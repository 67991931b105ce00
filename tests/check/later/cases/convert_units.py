import argparse
from concurrent.futures import ProcessPoolExecutor
from typing import Any

SETTINGS: dict[str, Any] = {
    "unit": "m",
    "digits": 6,
}

FACTORS = {"m": 1.0, "ft": 0.3048, "in": 0.0254}


def configure(arguments: argparse.Namespace) -> None:
    SETTINGS.update(vars(arguments))


def from_metres(value: float) -> float:
    return value / FACTORS[SETTINGS["unit"]]


def format_length(value: float) -> str:
    return f"{from_metres(value):.{SETTINGS['digits']}f} {SETTINGS['unit']}"


class Converter:
    def __init__(self, workers: int = 2) -> None:
        self.workers = workers

    def run(self, values: list[float]) -> list[str]:
        with ProcessPoolExecutor(self.workers) as executor:
            return list(executor.map(format_length, values, chunksize=2))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--unit", choices=FACTORS, default="ft")
    parser.add_argument("--digits", type=int, default=2)
    configure(parser.parse_args())
    for line in Converter().run([1.0, 2.5, 10.0]):
        print(line)


if __name__ == "__main__":
    main()

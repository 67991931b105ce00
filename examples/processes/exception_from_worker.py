"""Catch a worker's exception where you ask for its result."""

from concurrent.futures import ProcessPoolExecutor

PRICES = ("12.50", "free", "3.20")


def main() -> None:
    with ProcessPoolExecutor() as pool:
        futures = {text: pool.submit(float, text) for text in PRICES}
        for text, future in futures.items():
            try:
                print(f"{text} is the number {future.result()}")
            except ValueError as error:
                print(f"{text} is not a number: {error}")


if __name__ == "__main__":
    main()

"""See which results an executor still gives when one of several tasks raises."""

from concurrent.futures import ProcessPoolExecutor, as_completed

PRICES = ["1.50", "2.50", "free", "4.50", "5.50"]


def main() -> None:
    with ProcessPoolExecutor() as executor:
        prices = executor.map(float, PRICES)
        try:
            for price in prices:
                print("map:", price)
        except ValueError as error:
            print("map:", error)
        print("map has more:", list(prices))

        futures = [executor.submit(float, text) for text in PRICES]
        good = [future for future in as_completed(futures) if not future.exception()]
        print(f"as_completed: {len(good)} results of {len(futures)} tasks")


if __name__ == "__main__":
    main()

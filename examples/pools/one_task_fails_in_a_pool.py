"""See which results a Pool still gives when one of several tasks raises."""

from multiprocessing import Pool

PRICES = ["1.50", "2.50", "free", "4.50", "5.50"]


def main() -> None:
    with Pool() as pool:
        prices = pool.imap(float, PRICES)
        try:
            for price in prices:
                print("imap:", price)
        except ValueError as error:
            print("imap:", error)
        print("imap has more:", list(prices))

        try:
            print("map:", pool.map(float, PRICES))
        except ValueError as error:
            print("map:", error)


if __name__ == "__main__":
    main()

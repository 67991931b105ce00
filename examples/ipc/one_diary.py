"""Share a dict and a list through a ``Manager``: they live in a server process.

What main and the children hold are proxies.  Each call on a proxy is a message to the
server, and the answer is a message back; so whoever asks sees what the others have
written, whatever its type.  A proxy can be sent anywhere, through a queue as well.
"""

from multiprocessing import Manager, Process
from multiprocessing.managers import DictProxy, ListProxy


def clerk(name: str, prices: "DictProxy[str, float]", sold: "ListProxy[str]") -> None:
    """Sell what has this clerk's letter; runs in a child."""
    for article in sorted(prices.keys()):
        if article.startswith(name[0]):
            sold.append(f"{name} sold {article}")
            prices[article] += 0.5  # only this clerk changes this price


def main() -> None:
    with Manager() as manager:
        prices = manager.dict(apple=1.0, bread=3.0, almond=2.5)
        sold: ListProxy[str] = manager.list()
        clerks = [
            Process(target=clerk, args=(name, prices, sold)) for name in ("ada", "bo")
        ]
        for process in clerks:
            process.start()
        for process in clerks:
            process.join()
            assert process.exitcode == 0
        print("main holds a", type(prices).__name__)
        print("prices:", prices.copy())  # an ordinary dict, once and for all
        print("sold:", sorted(sold))


if __name__ == "__main__":
    main()

import multiprocessing as mp
import time
from functools import partial


class PriceBoard:
    def __init__(self, symbols):
        self.symbols = list(symbols)
        self.prices = mp.Array("d", len(self.symbols))
        self.updated = mp.Condition()

    def publish(self, quotes):
        with self.updated:
            for symbol, price in quotes.items():
                self.prices[self.symbols.index(symbol)] = price
            self.updated.notify_all()

    def next_quotes(self):
        with self.updated:
            self.updated.wait()
            return dict(zip(self.symbols, self.prices[:]))


def load_strategy(name):
    time.sleep(0.4)
    return {"name": name, "limit": 20.0 if name == "value" else 60.0}


def trade(board, name):
    strategy = load_strategy(name)
    quotes = board.next_quotes()
    buys = [s for s, p in sorted(quotes.items()) if p < strategy["limit"]]
    print(strategy["name"], buys, flush=True)


def start_all(target, names):
    started = [mp.Process(target=target, args=(n,), name=n) for n in names]
    for p in started:
        p.start()
    return started


def main():
    board = PriceBoard(["AAA", "BBB", "CCC"])
    traders = start_all(partial(trade, board), ["value", "growth"])
    board.publish({"AAA": 12.5, "BBB": 48.0, "CCC": 99.9})
    for p in traders:
        p.join()
    print("market closed")


if __name__ == "__main__":
    main()

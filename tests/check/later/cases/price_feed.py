import json
import multiprocessing as mp
from dataclasses import dataclass

LINES = [
    '{"symbol": "AAA", "price": 10.5}',
    '{"symbol": "BBB", "price": 7}',
    '{"symbol": "CCC"}',
    '{"symbol": "DDD", "price": 3.25}',
]


@dataclass
class Quote:
    symbol: str
    price: float


def parse(line: str) -> Quote:
    record = json.loads(line)
    return Quote(record["symbol"], float(record["price"]))


def parser_loop(lines: mp.Queue, quotes: mp.Queue) -> None:
    for line in iter(lines.get, None):
        quotes.put(parse(line))


def read_quotes(count: int, quotes: mp.Queue) -> dict[str, float]:
    prices = {}
    while len(prices) < count:
        quote = quotes.get()
        prices[quote.symbol] = quote.price
    return prices


def main() -> None:
    lines: mp.Queue = mp.Queue()
    quotes: mp.Queue = mp.Queue()
    worker = mp.Process(target=parser_loop, args=(lines, quotes))
    worker.start()
    for line in LINES:
        lines.put(line)
    lines.put(None)
    print(read_quotes(len(LINES), quotes))
    worker.join()


if __name__ == "__main__":
    main()

"""Publish the day's data set to two places in parallel."""
import multiprocessing
import sys
from functools import partial

QUOTES = {"SBER": 301.2, "GAZP": 128.4, "LKOH": None}


class Target:
    name = "target"

    def encode(self, ticker, price):
        raise NotImplementedError

    def upload(self, quotes):
        payload = [self.encode(t, p) for t, p in quotes.items()]
        print(f"{self.name}: {len(payload)} records uploaded", flush=True)


class Sheet(Target):
    name = "sheet"

    def encode(self, ticker, price):
        return [ticker, price]


class Ftp(Target):
    name = "ftp"

    def encode(self, ticker, price):
        return f"{ticker};{price:.2f}"


def stage(target, quotes):
    try:
        target.upload(quotes)
    except (TypeError, ValueError):
        sys.exit(4)


def publish(targets, quotes):
    running = []
    for target in targets:
        p = multiprocessing.Process(target=partial(stage, target), args=(quotes,))
        p.start()
        running.append(p)
    for p in running:
        p.join()
    return len(running)


def main():
    done = publish([Sheet(), Ftp()], QUOTES)
    print(f"published to {done} targets")
    return 0


if __name__ == "__main__":
    sys.exit(main())

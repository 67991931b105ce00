"""Validate ledger files in parallel and report the first bad row."""
import argparse
import csv
import io
import logging
import sys
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import wraps
from multiprocessing import Pool

log = logging.getLogger("ledger")


class LedgerError(Exception):
    """Base of everything this importer raises on purpose."""


class RowError(LedgerError):
    def __init__(self, source, row, reason):
        super().__init__(f"{source}:{row}: {reason}")
        self.source = source
        self.row = row
        self.reason = reason


@dataclass(frozen=True)
class Ledger:
    name: str
    text: str


@dataclass
class Summary:
    name: str
    rows: int = 0
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)

    @property
    def balanced(self):
        return self.debit == self.credit


def logged(func):
    @wraps(func)
    def wrapper(ledger):
        log.debug("start %s", ledger.name)
        result = func(ledger)
        log.debug("end %s", ledger.name)
        return result
    return wrapper


def amount(source, row, text):
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        raise RowError(source, row, f"not an amount: {text!r}") from None


@logged
def summarise(ledger):
    summary = Summary(ledger.name)
    reader = csv.DictReader(io.StringIO(ledger.text))
    for number, record in enumerate(reader, start=2):
        summary.rows += 1
        summary.debit += amount(ledger.name, number, record["debit"])
        summary.credit += amount(ledger.name, number, record["credit"])
    return summary


def sample_ledgers(count, broken):
    for number in range(count):
        lines = ["account,debit,credit"]
        lines += [f"{4000 + k},{k * 10}.50,{k * 10}.50" for k in range(1, 6)]
        if number == broken:
            lines.append("4990,12;50,0")
        yield Ledger(f"ledger-{number:02d}.csv", "\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=6)
    parser.add_argument("--broken", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    try:
        with Pool(args.workers) as pool:
            for summary in pool.imap(summarise, sample_ledgers(args.files, args.broken)):
                print(summary.name, summary.rows, "balanced" if summary.balanced else "OPEN")
    except LedgerError as error:
        print(f"rejected {error}")


if __name__ == "__main__":
    main()

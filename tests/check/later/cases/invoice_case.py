import multiprocessing
import unittest
from dataclasses import dataclass
from unittest import mock


class RateService:
    def fetch(self, currency):
        raise ConnectionError(f"no route to rates.example.net for {currency}")


@dataclass
class Invoice:
    number: int
    currency: str
    amount: float


def convert(invoice):
    rate = RateService().fetch(invoice.currency)
    return invoice.number, round(invoice.amount * rate, 2)


class Ledger:
    def __init__(self, invoices, workers=2):
        self.invoices = invoices
        self.workers = workers

    def totals(self):
        with multiprocessing.Pool(self.workers) as pool:
            return dict(pool.map(convert, self.invoices))


class LedgerTest(unittest.TestCase):
    def setUp(self):
        patcher = mock.patch.object(RateService, "fetch", return_value=1.25)
        self.fetch = patcher.start()
        self.addCleanup(patcher.stop)

    def test_totals(self):
        ledger = Ledger(
            [Invoice(1, "USD", 10.0), Invoice(2, "USD", 4.0), Invoice(3, "CHF", 2.0)]
        )
        self.assertEqual(ledger.totals(), {1: 12.5, 2: 5.0, 3: 2.5})

    def test_empty(self):
        self.assertEqual(Ledger([]).totals(), {})


if __name__ == "__main__":
    unittest.main()

import multiprocessing
import unittest
from dataclasses import dataclass
from unittest import mock


class RateClient:
    """Talks to the bank's service."""

    def __init__(self, host="rates.invalid"):
        self.host = host

    def fetch(self, pair):
        raise ConnectionError(f"no route to {self.host} for {pair}")


@dataclass(frozen=True)
class Transfer:
    amount: int
    pair: str


def convert(transfer):
    client = RateClient()
    return round(transfer.amount * client.fetch(transfer.pair), 2)


class Converter:
    def __init__(self, processes=2):
        self.processes = processes

    def convert_one(self, transfer):
        return convert(transfer)

    def convert_all(self, transfers):
        with multiprocessing.Pool(self.processes) as pool:
            return pool.map(convert, transfers)


class ConverterTest(unittest.TestCase):
    def setUp(self):
        patcher = mock.patch.object(RateClient, "fetch", return_value=1.25)
        self.fetch = patcher.start()
        self.addCleanup(patcher.stop)
        self.converter = Converter()

    def test_single(self):
        self.assertEqual(self.converter.convert_one(Transfer(4, "EURUSD")), 5.0)
        self.fetch.assert_called_once_with("EURUSD")

    def test_batch(self):
        transfers = [Transfer(10, "EURUSD"), Transfer(20, "EURCHF")]
        self.assertEqual(self.converter.convert_all(transfers), [12.5, 25.0])

    def test_empty_batch(self):
        self.assertEqual(self.converter.convert_all([]), [])


if __name__ == "__main__":
    unittest.main()

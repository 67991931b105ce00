import multiprocessing
import socket
import unittest
from decimal import Decimal
from unittest import mock


class RateClient:
    host = ("127.0.0.1", 9)

    def latest(self, currency):
        with socket.create_connection(self.host, timeout=1) as conn:
            conn.sendall(currency.encode())
            return Decimal(conn.recv(32).decode())


def convert_invoice(invoice):
    number, amount, currency = invoice
    rate = RateClient().latest(currency)
    return number, (Decimal(amount) * rate).quantize(Decimal("0.01"))


def convert_all(invoices, workers=2):
    with multiprocessing.Pool(workers) as pool:
        return dict(pool.map(convert_invoice, invoices))


class ConvertAllTest(unittest.TestCase):
    invoices = [("A-1", "10.00", "USD"), ("A-2", "5.50", "USD"), ("A-3", "1.25", "CHF")]

    def test_amounts_are_converted(self):
        with mock.patch.object(RateClient, "latest", return_value=Decimal("1.1")) as latest:
            converted = convert_all(self.invoices)
        self.assertEqual(latest.return_value, Decimal("1.1"))
        self.assertEqual(converted["A-1"], Decimal("11.00"))
        self.assertEqual(converted["A-2"], Decimal("6.05"))
        self.assertEqual(len(converted), 3)


if __name__ == "__main__":
    unittest.main()

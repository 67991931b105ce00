import concurrent.futures
import os
import unittest
from unittest import mock


def rate(country):
    raise ConnectionError("no network in tests")


def price(parcel):
    weight, country = parcel
    return round(weight * rate(country), 2)


def price_with_fake_rate(parcel):
    with mock.patch.dict(globals(), rate={"ch": 2.0, "at": 1.5}.__getitem__):
        return price(parcel)


class Courier:
    def __init__(self, pool_class=concurrent.futures.ProcessPoolExecutor, worker=price):
        self.pool_class, self.worker = pool_class, worker

    def quote(self, parcels):
        with self.pool_class(max_workers=2) as pool:
            return list(pool.map(self.worker, parcels))


class CourierTest(unittest.TestCase):
    parcels = [(2, "ch"), (4, "at"), (0.5, "ch")]

    def test_real_processes(self):
        self.assertEqual(Courier(worker=price_with_fake_rate).quote(self.parcels), [4.0, 6.0, 1.0])

    def test_failure_reaches_caller(self):
        with self.assertRaisesRegex(ConnectionError, "no network"):
            Courier().quote(self.parcels)

    def test_mock_in_threads(self):
        with mock.patch(f"{__name__}.rate", return_value=3) as fake:
            got = Courier(concurrent.futures.ThreadPoolExecutor).quote(self.parcels)
        self.assertEqual(got, [6, 12, 1.5])
        self.assertEqual(fake.call_count, 3)

    def test_pool_is_closed(self):
        pool_class = mock.MagicMock()
        pool = pool_class.return_value.__enter__.return_value
        pool.map.return_value = iter([1, 2, 3])
        self.assertEqual(Courier(pool_class).quote(self.parcels), [1, 2, 3])
        pool_class.assert_called_once_with(max_workers=2)
        pool_class.return_value.__exit__.assert_called_once()

    @mock.patch.dict(os.environ, {"COURIER_SURCHARGE": "9"})
    def test_environment(self):
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            self.assertEqual(pool.submit(os.getenv, "COURIER_SURCHARGE").result(), "9")

    @unittest.expectedFailure
    def test_known_bug(self):
        self.assertEqual(Courier(worker=price_with_fake_rate).quote([(1, "xx")]), [0])


if __name__ == "__main__":
    unittest.main()

"""The price feed and its tests, in one file."""
import multiprocessing as mp
import unittest
from unittest import mock


def fetch(symbol):
    raise RuntimeError("no network in tests")


def quote(symbol, count):
    return round(fetch(symbol) * count, 2)


class FixedFeed:
    def __init__(self, **prices):
        self.prices = prices

    def __call__(self, symbol):
        return self.prices[symbol]


def use_feed(feed):
    mock.patch.dict(globals(), fetch=feed).start()


class QuoteHere(unittest.TestCase):
    @mock.patch(f"{__name__}.fetch", return_value=2.5)
    def test_quote(self, fake):
        self.assertEqual(quote("X", 3), 7.5)
        fake.assert_called_once_with("X")

    def test_not_patched(self):
        with self.assertRaises(RuntimeError):
            quote("X", 1)


class QuoteInPool(unittest.TestCase):
    def test_feed_handed_to_workers(self):
        feed = FixedFeed(A=1.5, B=10)
        with mp.Pool(2, use_feed, (feed,)) as pool:
            self.assertEqual(pool.starmap(quote, [("A", 2), ("B", 4)]), [3.0, 40])

    def test_failure_comes_back(self):
        with mp.Pool(1) as pool:
            with self.assertRaisesRegex(RuntimeError, "no network"):
                pool.apply(quote, ("A", 1))

    def test_pool_is_asked(self):
        pool = mock.create_autospec(mp.pool.Pool, instance=True)
        pool.map.side_effect = lambda func, items: [func(item) for item in items]
        self.assertEqual(pool.map(lambda item: item + 1, [1, 2]), [2, 3])


if __name__ == "__main__":
    unittest.main(verbosity=0)

import multiprocessing
import unittest
from unittest import mock


class Weather:
    def fetch(self, town):
        return -1


def forecast(town):
    return town, Weather().fetch(town)


def forecasts(towns):
    with multiprocessing.Pool(2) as pool:
        return dict(pool.map(forecast, towns))


class ForecastTest(unittest.TestCase):
    def test_all_towns(self):
        with mock.patch.object(Weather, "fetch", return_value=21):
            self.assertEqual(forecasts(["Oslo", "Rome"]), {"Oslo": 21, "Rome": 21})

    def test_no_town(self):
        self.assertEqual(forecasts([]), {})


if __name__ == "__main__":
    unittest.main()

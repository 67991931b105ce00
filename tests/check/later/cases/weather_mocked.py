import multiprocessing
import unittest
from unittest import mock


class StationClient:
    def __init__(self, station):
        self.station = station

    def fetch(self):
        raise ConnectionError(f"station {self.station} is not reachable")

    def temperature(self):
        return self.fetch()["temp"]


def poll(station):
    return station, StationClient(station).temperature()


class Collector:
    def __init__(self, stations, jobs=2):
        self.stations = stations
        self.jobs = jobs

    def collect(self):
        with multiprocessing.Pool(self.jobs) as pool:
            return dict(pool.map(poll, self.stations))


class CollectorTest(unittest.TestCase):
    def setUp(self):
        patcher = mock.patch.object(StationClient, "fetch", return_value={"temp": 21})
        self.fetch = patcher.start()
        self.addCleanup(patcher.stop)

    def test_single(self):
        self.assertEqual(StationClient("ABC").temperature(), 21)

    def test_collect(self):
        result = Collector(["ABC", "DEF", "GHI"]).collect()
        self.assertEqual(result, {"ABC": 21, "DEF": 21, "GHI": 21})


if __name__ == "__main__":
    unittest.main()

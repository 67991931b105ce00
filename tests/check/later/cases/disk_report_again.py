import multiprocessing
import shutil
import unittest
from collections import namedtuple
from unittest import mock

Usage = namedtuple("Usage", "total used free")


def check_mount(path):
    usage = shutil.disk_usage(path)
    return path, usage.used * 100 // usage.total


def run_parallel(func, arguments, jobs=2):
    with multiprocessing.Pool(jobs) as pool:
        return pool.map(func, arguments)


def full_mounts(paths, limit=90):
    return [path for path, percent in run_parallel(check_mount, paths)
            if percent >= limit]


class FullMountsTest(unittest.TestCase):
    @mock.patch("shutil.disk_usage")
    def test_reports_mounts_over_the_limit(self, disk_usage):
        disk_usage.side_effect = lambda path: Usage(1000, 990, 10)
        self.assertEqual(full_mounts(["/", "/tmp"]), ["/", "/tmp"])

    def test_limit_above_hundred_reports_nothing(self):
        self.assertEqual(full_mounts(["/"], limit=101), [])


if __name__ == "__main__":
    unittest.main()

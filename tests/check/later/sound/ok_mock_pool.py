import multiprocessing
import platform
import unittest
from unittest import mock


def describe(service):
    return f"{service}@{platform.node()}"


def use_fake_host(name):
    mock.patch.object(platform, "node", lambda: name).start()


def describe_all(services, initializer=None, initargs=()):
    with multiprocessing.Pool(2, initializer, initargs) as pool:
        return pool.map(describe, services)


class DescribeTest(unittest.TestCase):
    def test_services_carry_the_host(self):
        labels = describe_all(["web", "db"], use_fake_host, ("ci-7",))
        self.assertEqual(labels, ["web@ci-7", "db@ci-7"])

    def test_every_service_is_listed(self):
        self.assertEqual(len(describe_all(["web", "db", "mail"])), 3)


if __name__ == "__main__":
    unittest.main()

import platform
import unittest
from concurrent.futures import ProcessPoolExecutor


def banner(job):
    return f"{platform.node()}/{job}"


def fake_node():
    return "testhost"


class BannerTest(unittest.TestCase):
    def setUp(self):
        self.original = platform.node
        platform.node = fake_node

    def tearDown(self):
        platform.node = self.original

    def test_banner(self):
        with ProcessPoolExecutor(max_workers=1) as executor:
            future = executor.submit(banner, "backup")
            self.assertEqual(future.result(), "testhost/backup")


if __name__ == "__main__":
    unittest.main()

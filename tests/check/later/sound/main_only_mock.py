import io
import unittest
from concurrent.futures import ProcessPoolExecutor
from unittest import mock


def load(path):
    with open(path) as file:
        return file.read().split()


def length(word):
    return len(word)


class LoadTest(unittest.TestCase):
    def test_words(self):
        with mock.patch("builtins.open", return_value=io.StringIO("one three")) as fake:
            words = load("missing.txt")
        with ProcessPoolExecutor(1) as executor:
            self.assertEqual([executor.submit(length, word).result() for word in words], [3, 5])
        fake.assert_called_once()


if __name__ == "__main__":
    unittest.main()

"""Self-tests of a runner which fetches assets in a process of its own."""
import multiprocessing
import unittest
from unittest import mock


class Asset:
    def __init__(self, name, locations):
        self.name = name
        self.locations = locations

    def fetch(self):
        raise OSError("no route to %s" % self.locations[0])


class Runnable:
    def __init__(self, kind, uri, **kwargs):
        self.kind = kind
        self.uri = uri
        self.kwargs = kwargs


class AssetRunner:
    @staticmethod
    def _fetch_asset(name, locations, queue):
        try:
            path = Asset(name, locations).fetch()
            queue.put({"result": "pass", "stdout": "fetched at %s" % path})
        except OSError as exc:
            queue.put({"result": "fail", "stderr": str(exc)})

    def run(self, runnable):
        yield {"status": "started"}
        name = runnable.kwargs.get("name")
        if not name:
            yield {"status": "finished", "result": "error", "stderr": "name missing"}
            return
        queue = multiprocessing.SimpleQueue()
        process = multiprocessing.Process(
            target=self._fetch_asset, args=(name, [runnable.uri], queue))
        process.start()
        outcome = queue.get()
        process.join()
        yield {"status": "finished", **outcome}


class FetchTests(unittest.TestCase):
    def run_one(self, **kwargs):
        runnable = Runnable("asset", "https://assets.invalid/hello.tar", **kwargs)
        return list(AssetRunner().run(runnable))

    def test_no_name(self):
        messages = self.run_one()
        self.assertEqual(messages[-1]["result"], "error")

    def test_success_fetch(self):
        with mock.patch.object(Asset, "fetch", return_value="/tmp/asset.txt"):
            messages = self.run_one(name="hello")
        self.assertEqual(messages[0]["status"], "started")
        self.assertEqual(messages[-1]["result"], "pass")
        self.assertEqual(messages[-1]["stdout"], "fetched at /tmp/asset.txt")

    def test_fail_fetch(self):
        messages = self.run_one(name="hello")
        self.assertEqual(messages[-1]["result"], "fail")


if __name__ == "__main__":
    unittest.main()

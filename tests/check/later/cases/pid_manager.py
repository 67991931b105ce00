"""Transfer managers that live in a server process which ignores Ctrl-C."""
import os
import signal
import sys
from multiprocessing.managers import BaseManager


class TransferMonitor:
    def __init__(self):
        self._ids = 0
        self._done = {}

    def notify_new_transfer(self):
        self._ids += 1
        self._done[self._ids] = None
        return self._ids

    def notify_done(self, transfer_id, etag):
        self._done[transfer_id] = etag

    def poll(self, transfer_id):
        return self._done[transfer_id]


def create_manager(**registry):
    class TransferManager(BaseManager):
        pass

    for name, factory in registry.items():
        TransferManager.register(name, factory)
    return TransferManager()


class Downloader:
    def __init__(self):
        self.manager = create_manager(TransferMonitor=TransferMonitor)

    def __enter__(self):
        self.manager.start(signal.signal, (signal.SIGINT, signal.SIG_IGN))
        self.monitor = self.manager.TransferMonitor()
        return self

    def __exit__(self, *exc):
        self.manager.shutdown()

    def download(self, key):
        transfer_id = self.monitor.notify_new_transfer()
        self.monitor.notify_done(transfer_id, '"%s-1"' % key)
        return self.monitor.poll(transfer_id)


def main():
    with Downloader() as downloader:
        for key in ("a", "b"):
            print(key, downloader.download(key))
        os.kill(downloader.manager._process.pid, signal.SIGINT)
        print("c", downloader.download("c"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

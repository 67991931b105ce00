import os
import signal
from multiprocessing.managers import BaseManager


class TransferState:
    def __init__(self, bucket):
        self._bucket = bucket
        self._done = []

    def add(self, key):
        self._done.append(f"s3://{self._bucket}/{key}")

    def completed(self):
        return list(self._done)

    def pid(self):
        return os.getpid()


class TransferManager(BaseManager):
    pass


def create_manager(bucket):
    def new_state():
        return TransferState(bucket)

    TransferManager.register("state", new_state)
    manager = TransferManager()
    manager.start(signal.signal, (signal.SIGINT, signal.SIG_IGN))
    return manager


class Downloader:
    def __init__(self, bucket):
        self._bucket = bucket
        self._manager = None

    def __enter__(self):
        self._manager = create_manager(self._bucket)
        self._state = self._manager.state()
        return self

    def __exit__(self, *exc):
        self._manager.shutdown()

    def download(self, key):
        self._state.add(key)

    def summary(self):
        assert self._state.pid() != os.getpid()
        return self._state.completed()


def main():
    with Downloader("backups") as downloader:
        for key in ("a.tar", "b.tar"):
            downloader.download(key)
        print(downloader.summary())


if __name__ == "__main__":
    main()

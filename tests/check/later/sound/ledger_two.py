import contextlib
import fcntl
import json
import os
import random
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial


class Ledger:
    """Accounts in a JSON file, guarded by flock; opened only while in use."""

    def __init__(self, path):
        self.path = os.fspath(path)
        self._stream = None

    def __getstate__(self):
        return {"path": self.path, "_stream": None}

    @contextlib.contextmanager
    def book(self):
        with open(self.path + ".lock", "w") as guard:
            fcntl.flock(guard, fcntl.LOCK_EX)
            with open(self.path) as stream:
                accounts = json.load(stream)
            yield accounts
            fresh = f"{self.path}.{os.getpid()}"
            with open(fresh, "w") as stream:
                json.dump(accounts, stream)
            os.replace(fresh, self.path)

    def balance(self):
        with open(self.path) as stream:
            return json.load(stream)


def transfer(ledger, order):
    source, target, amount = order
    with ledger.book() as accounts:
        if accounts[source] < amount:
            return False
        accounts[source] -= amount
        time.sleep(random.uniform(0, 0.002))
        accounts[target] += amount
    return True


def main():
    with tempfile.TemporaryDirectory(prefix="ledger-") as folder:
        ledger = Ledger(os.path.join(folder, "accounts.json"))
        with open(ledger.path, "w") as stream:
            json.dump({"ann": 100, "bob": 100, "cat": 100}, stream)
        ledger._stream = open(ledger.path)
        orders = [random.sample(["ann", "bob", "cat"], 2) + [random.randint(1, 40)] for _ in range(60)]
        with ProcessPoolExecutor(4) as pool:
            results = list(pool.map(partial(transfer, ledger), orders))
        ledger._stream.close()
        accounts = ledger.balance()
        print("made", results.count(True), "refused", results.count(False))
        print(accounts)
        print("sum", sum(accounts.values()))


if __name__ == "__main__":
    main()

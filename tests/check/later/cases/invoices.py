"""Hand out consecutive invoice numbers to several tills."""
import json
import pathlib
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor


class NumberStore:
    def __init__(self, path):
        self.path = pathlib.Path(path)

    def load(self):
        if self.path.exists():
            return json.loads(self.path.read_text())
        return {"last": 1000, "issued": []}

    def save(self, state):
        tmp = self.path.with_suffix(f".{time.monotonic_ns()}")
        tmp.write_text(json.dumps(state))
        tmp.replace(self.path)

    def reserve(self, till):
        state = self.load()
        number = state["last"] + 1
        state["last"] = number
        state["issued"].append([till, number])
        time.sleep(0.02)
        self.save(state)
        return number


def shift(store, till, customers):
    return [store.reserve(till) for _ in range(customers)]


def open_shop(store, tills, customers):
    with ProcessPoolExecutor(max_workers=len(tills)) as executor:
        jobs = [executor.submit(shift, store, t, customers) for t in tills]
        return [n for job in jobs for n in job.result()]


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = NumberStore(pathlib.Path(folder) / "numbers.json")
        numbers = open_shop(store, ["front", "back", "garden"], 20)
        issued = store.load()["issued"]
    print("invoices written:", len(numbers))
    print("different numbers:", len(set(numbers)))
    print("in the ledger:", len(issued))


if __name__ == "__main__":
    main()

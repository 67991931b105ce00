import multiprocessing
from concurrent.futures import ProcessPoolExecutor

SOURCES = {
    "billing.py": "import os\n# TODO rounding\ntotal = 0\n",
    "invoice.py": "# TODO locale\n# TODO currency\n",
    "ledger.py": "balance = 0\n",
}


def scan_source(name, text, progress):
    todos = sum("TODO" in line for line in text.splitlines())
    progress.put((name, todos))


class Progress:
    def __init__(self, total):
        self.total = total
        self.events = multiprocessing.Queue()

    def follow(self):
        for step in range(1, self.total + 1):
            name, todos = self.events.get()
            print(f"[{step}/{self.total}] {name}: {todos} todo", flush=True)
            yield todos


def main():
    progress = Progress(len(SOURCES))
    with ProcessPoolExecutor(max_workers=2) as executor:
        for name, text in sorted(SOURCES.items()):
            executor.submit(scan_source, name, text, progress.events)
        found = sum(progress.follow())
    print("total todos", found)


if __name__ == "__main__":
    main()

import multiprocessing
import os
import tempfile
from datetime import date


class AuditWorker(multiprocessing.Process):
    def __init__(self, account, entries, path):
        super().__init__(name=f"audit-{account}")
        self.account = account
        self.entries = entries
        self.report = open(path, "a", encoding="utf-8")
        self.started_on = date(2025, 10, 7)

    def run(self):
        for user, action in self.entries:
            self.report.write(f"{self.started_on},{self.account},{user},{action}\n")
        self.report.flush()
        self.report.close()


class AuditRunner:
    def __init__(self, folder):
        self.path = os.path.join(folder, "audit.csv")
        self.workers = []

    def submit(self, account, entries):
        worker = AuditWorker(account, entries, self.path)
        self.workers.append(worker)
        worker.start()
        worker.join()

    def rows(self):
        with open(self.path, encoding="utf-8") as f:
            return f.read().splitlines()


ACCOUNTS = {
    "example.com": [("ann", "create"), ("bob", "suspend")],
    "example.org": [("eve", "delete")],
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        runner = AuditRunner(folder)
        for account, entries in ACCOUNTS.items():
            runner.submit(account, entries)
        for row in runner.rows():
            print(row)


if __name__ == "__main__":
    main()

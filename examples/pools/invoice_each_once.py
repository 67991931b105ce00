"""Note each finished item in a file of its own, and a retry does it only once."""

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory

ATTEMPTS = 3
WORKERS = 2


def make_invoice(folder: Path, order: int) -> None:
    """Write an invoice unless it is there; runs in a worker process."""
    invoice = folder / f"{order}.txt"
    if invoice.exists():
        return
    new = folder / f"{order}.{os.getpid()}.new"
    new.write_text(f"invoice for order {order}", encoding="utf-8")
    new.replace(invoice)  # in one step: a kill leaves no half of an invoice
    if order == 2:
        os.kill(os.getpid(), signal.SIGKILL)  # after its work, before its result


def make_all(folder: Path, orders: list[int]) -> None:
    """Make all invoices in one executor; raise BrokenProcessPool if a worker dies."""
    with ProcessPoolExecutor(WORKERS) as pool:
        for future in [pool.submit(make_invoice, folder, order) for order in orders]:
            future.result()


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                make_all(folder, [1, 2, 3, 4])
            except BrokenProcessPool:
                print(f"attempt {attempt}: a worker died")
            else:
                print(f"attempt {attempt}: all orders are done")
                break
        else:
            sys.exit("gave up")
        for invoice in sorted(folder.glob("*.txt")):
            print(invoice.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()

"""Bill several tenants, each in its own scope."""
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal

current_tenant = ContextVar("current_tenant")

RATES = {"acme": Decimal("1.20"), "globex": Decimal("0.95")}


@contextmanager
def tenant_scope(name):
    token = current_tenant.set(name)
    try:
        yield name
    finally:
        current_tenant.reset(token)


def rate():
    return RATES[current_tenant.get()]


class Invoice:
    def __init__(self, number, hours):
        self.number = number
        self.hours = hours

    def total(self):
        return (rate() * self.hours).quantize(Decimal("0.01"))


def bill(invoice):
    return invoice.number, invoice.total()


class Billing:
    def __init__(self, workers=2):
        self.workers = workers
        self.ledger = {}

    def estimate(self, invoices):
        return sum(i.total() for i in invoices)

    def run(self, invoices):
        with ProcessPoolExecutor(self.workers) as pool:
            pending = [pool.submit(bill, i) for i in invoices]
            for future in as_completed(pending):
                number, total = future.result()
                self.ledger[number] = total


def main():
    books = {
        "acme": [Invoice("A-1", 10), Invoice("A-2", 7)],
        "globex": [Invoice("G-1", 4)],
    }
    billing = Billing()
    for name, invoices in books.items():
        with tenant_scope(name):
            print(name, "estimate", billing.estimate(invoices))
            billing.run(invoices)
    for number in sorted(billing.ledger):
        print(number, billing.ledger[number])


if __name__ == "__main__":
    main()

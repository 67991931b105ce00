"""Render invoices in a pool and keep the totals per customer."""
from multiprocessing import Pool

ORDERS = [
    {"customer": "acme", "lines": [(2, 14.5), (1, 99.0)]},
    {"customer": "globex", "lines": [(10, 3.2)]},
    {"customer": "initech", "lines": [(1, 450.0), (3, 12.0)]},
    {"customer": "acme", "lines": [(5, 7.0)]},
]


def render_invoice(order):
    net = sum(count * price for count, price in order["lines"])
    return {"customer": order["customer"], "net": net, "gross": round(net * 1.19, 2)}


class InvoiceService:
    def __init__(self, customers):
        self.totals = {customer: 0.0 for customer in customers}
        self.failed = []

    def book(self, invoice):
        self.totals[invoice["customer"]] += invoice["gross"]

    def reject(self, error):
        self.failed.append(error)

    def run(self, orders):
        pool = Pool(2)
        for order in orders:
            pool.apply_async(render_invoice, (order,), callback=self.book, error_callback=self.reject)
        pool.close()
        pool.join()
        return self.totals


def main():
    service = InvoiceService(["acme", "globex"])
    totals = service.run(ORDERS)
    for customer, total in sorted(totals.items()):
        print(f"{customer}: {total:.2f}")
    print("rejected:", len(service.failed))


if __name__ == "__main__":
    main()

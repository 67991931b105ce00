"""Validate orders in a pool; an order that is wrong is reported, not fatal."""
from multiprocessing import Pool

ORDERS = [("A-1", 3), ("A-2", 0), ("A-3", 12), ("A-4", -5)]


class OrderError(Exception):
    def __init__(self, order, amount):
        super().__init__(order, amount)
        self.order = order
        self.amount = amount

    def __str__(self):
        return f"order {self.order}: {self.amount} pieces cannot be delivered"


def validate(order, amount):
    if amount <= 0:
        raise OrderError(order, amount)
    return f"order {order}: {amount} pieces"


def main():
    rejected = 0
    with Pool(2) as pool:
        pending = [pool.apply_async(validate, order) for order in ORDERS]
        for result in pending:
            try:
                print(result.get(timeout=10))
            except OrderError as error:
                rejected += 1
                print("rejected", error)
        pool.close()
        pool.join()
    print(f"{rejected} of {len(ORDERS)} rejected")


if __name__ == "__main__":
    main()

"""Collect the orders that arrive from several branches in one book."""
from multiprocessing import Manager, Process

BRANCHES = {
    "oslo": [("ada", "kettle", 2), ("bo", "lamp", 1)],
    "bergen": [("ada", "towel", 6), ("cy", "lamp", 3)],
}


def take_orders(branch, orders, book, totals, lock):
    for customer, article, amount in orders:
        with lock:
            book[customer]["lines"].append((branch, article, amount))
            book[customer]["pieces"] += amount
            totals[branch] = totals.get(branch, 0) + amount


def main():
    with Manager() as manager:
        lock = manager.Lock()
        totals = manager.dict()
        book = manager.dict()
        for customer in ("ada", "bo", "cy"):
            book[customer] = {"lines": [], "pieces": 0}

        clerks = [
            Process(target=take_orders, args=(branch, orders, book, totals, lock))
            for branch, orders in BRANCHES.items()
        ]
        for clerk in clerks:
            clerk.start()
        for clerk in clerks:
            clerk.join()

        for customer, entry in sorted(book.items()):
            print(f"{customer}: {entry['pieces']} pieces in {len(entry['lines'])} lines")
        print("by branch:", dict(sorted(totals.items())))


if __name__ == "__main__":
    main()

"""Orders come in from a feed, packers pack them."""
import multiprocessing as mp
import time

FEED = [("tea", 3), ("rice", 10), ("salt", 1), ("oil", 4), ("soap", 2), ("ink", 6)]


def feed(orders, items):
    time.sleep(0.8)
    for item in items:
        orders.put(item)


def pack(orders, parcels):
    while not orders.empty():
        name, count = orders.get()
        time.sleep(0.02)
        parcels.append(f"{count} x {name}")


class Warehouse:
    def __init__(self, manager, packers=2):
        self.orders = mp.Queue()
        self.parcels = manager.list()
        self.packers = packers

    def open(self, items):
        staff = [mp.Process(target=feed, args=(self.orders, items))]
        staff += [mp.Process(target=pack, args=(self.orders, self.parcels))
                  for _ in range(self.packers)]
        for member in staff:
            member.start()
        for member in staff:
            member.join()
        return list(self.parcels)


def main():
    with mp.Manager() as manager:
        house = Warehouse(manager)
        parcels = house.open(FEED)
        print(f"{len(parcels)} of {len(FEED)} orders packed")


if __name__ == "__main__":
    main()

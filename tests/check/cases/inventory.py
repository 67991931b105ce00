from multiprocessing import Lock, Manager, Process


class Inventory:
    def __init__(self, stock, lock):
        self.stock = stock
        self.lock = lock

    def total(self):
        with self.lock:
            return sum(self.stock.values())

    def remove(self, item, number):
        with self.lock:
            self.stock[item] -= number
            print(item, "removed,", self.total(), "left in all", flush=True)


def order(inventory, item, number):
    inventory.remove(item, number)


def main():
    with Manager() as manager:
        lock = Lock()
        inventory = Inventory(manager.dict(bolts=100, nuts=80), lock)
        buyer = Process(target=order, args=(inventory, "nuts", 10))
        buyer.start()
        buyer.join()


if __name__ == "__main__":
    main()

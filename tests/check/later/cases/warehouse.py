import multiprocessing as mp
import time
from contextlib import ExitStack, contextmanager

ROUTES = [
    ("stock", "orders"),
    ("orders", "ledger"),
    ("ledger", "stock"),
]


class Warehouse:
    def __init__(self):
        self.guards = {name: mp.Lock() for name in ("stock", "orders", "ledger")}
        self.moves = mp.Value("i", 0)

    @contextmanager
    def holding(self, *areas):
        with ExitStack() as stack:
            for area in areas:
                stack.enter_context(self.guards[area])
                self.audit(area)
            yield

    def audit(self, area):
        time.sleep(0.2)

    def move(self, source, target, quantity):
        with self.holding(source, target):
            with self.moves.get_lock():
                self.moves.value += quantity


def clerk(warehouse, gate, route, rounds):
    gate.wait()
    for i in range(rounds):
        warehouse.move(*route, quantity=i + 1)


def main():
    warehouse = Warehouse()
    gate = mp.Barrier(len(ROUTES))
    clerks = []
    for route in ROUTES:
        p = mp.Process(
            target=clerk, args=(warehouse, gate, route, 3), name="-".join(route)
        )
        p.start()
        clerks.append(p)
    for p in clerks:
        p.join()
    print("moved", warehouse.moves.value)


if __name__ == "__main__":
    main()

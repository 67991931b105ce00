"""A lazily computed tariff table that travels to the workers without its lock and cache."""
import multiprocessing
import threading


class TariffTable:
    def __init__(self, rates):
        self.rates = dict(rates)
        self._lock = threading.Lock()
        self._cache = {}

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_lock"], state["_cache"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._lock = threading.Lock()
        self._cache = {}

    def __getattr__(self, name):
        rates = self.__dict__.get("rates", {})
        if name in rates:
            return rates[name]
        raise AttributeError(name)

    def charge(self, zone, kilos):
        with self._lock:
            if (zone, kilos) not in self._cache:
                self._cache[zone, kilos] = round(self.rates[zone] * kilos, 2)
            return self._cache[zone, kilos]


def quote(table, parcels, replies):
    replies.put([(zone, kilos, table.charge(zone, kilos)) for zone, kilos in parcels])


def main():
    table = TariffTable({"home": 1.2, "near": 2.5, "far": 6.75})
    print("home rate", table.home, "first quote", table.charge("home", 3))
    replies = multiprocessing.SimpleQueue()
    for parcels in ([("home", 3), ("far", 2)], [("near", 10)]):
        worker = multiprocessing.Process(target=quote, args=(table, parcels, replies))
        worker.start()
        for zone, kilos, price in replies.get():
            print(f"{zone} {kilos} kg: {price}")
        worker.join()


if __name__ == "__main__":
    main()

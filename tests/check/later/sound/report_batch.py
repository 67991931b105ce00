import os
import threading
from concurrent.futures import ProcessPoolExecutor
from functools import partial


class ReportTemplate:
    decimals = 0

    def __init__(self, title, decimals=None):
        self.title = title
        if decimals is not None:
            self.decimals = decimals
        self._cache = {}
        self._lock = threading.Lock()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_lock"], state["_cache"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._cache = {}
        self._lock = threading.Lock()

    def render(self, region, values):
        with self._lock:
            if region not in self._cache:
                mean = sum(values) / len(values)
                self._cache[region] = f"{self.title} {region}: {mean:.{self.decimals}f}"
            return self._cache[region]


def render_region(template, currency, item):
    region, values = item
    return f"{template.render(region, values)} {currency}"


def main():
    os.environ["REPORT_LOCALE"] = "en_GB"
    template = ReportTemplate("Sales", decimals=2)
    data = {"north": [10, 12.5, 11], "south": [7, 9], "west": [3.25, 4]}
    job = partial(render_region, template, "EUR")
    with ProcessPoolExecutor(max_workers=2) as pool:
        for line in pool.map(job, data.items()):
            print(line)
    print("locale", os.environ["REPORT_LOCALE"])


if __name__ == "__main__":
    main()

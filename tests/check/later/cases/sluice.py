"""Gate controllers: one process for each gate of a canal."""
import json
import multiprocessing
import sys

DEFAULTS = {"levels": [2, 5, 3], "limit": 4}


class Controller(multiprocessing.Process):
    def __init__(self, gate, config, report):
        super().__init__(name=f"gate-{gate}")
        self.gate = gate
        self._config = dict(config)
        self._report = report

    def settings(self):
        return self._config["levels"], self._config["limit"]

    def run(self):
        levels, limit = self.settings()
        position = multiprocessing.Value("i", 0)
        opened = 0
        for level in levels:
            if level > limit:
                with position.get_lock():
                    position.value += level - limit
                opened += 1
        self._report.put((self.gate, opened, position.value))


class Canal:
    def __init__(self, gates, config):
        self.report = multiprocessing.SimpleQueue()
        self.controllers = [Controller(g, config, self.report) for g in gates]

    def operate(self):
        for c in self.controllers:
            c.start()
        for c in self.controllers:
            c.join()
        failed = [c.name for c in self.controllers if c.exitcode]
        if failed:
            sys.exit("gates out of order: " + ", ".join(failed))
        return sorted(self.report.get() for _ in self.controllers)


def main():
    config = json.loads(json.dumps(DEFAULTS))
    for gate, opened, lift in Canal(["north", "south"], config).operate():
        print(f"{gate}: opened {opened} times, lift {lift}")


if __name__ == "__main__":
    main()

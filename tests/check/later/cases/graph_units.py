import multiprocessing
import os
import tempfile
from pathlib import Path

ADDR_ENV = "GRAPH_SPOOL_ADDR"


class GraphContext:
    @property
    def address(self):
        return Path(os.environ[ADDR_ENV])

    def publish(self, topic, message):
        (self.address / topic).write_text(message)

    def received(self):
        return {p.name: p.read_text() for p in sorted(self.address.iterdir())}


class Unit:
    def __init__(self, name, count):
        self.name = name
        self.count = count

    def main(self):
        GraphContext().publish(self.name, f"{self.count} samples")


class BackendProcess(multiprocessing.Process):
    def __init__(self, unit):
        super().__init__(name=unit.name)
        self.unit = unit

    def run(self):
        self.unit.main()


class GraphServer:
    def __enter__(self):
        self._spool = tempfile.TemporaryDirectory()
        os.environ[ADDR_ENV] = self._spool.name
        return GraphContext()

    def __exit__(self, *exc):
        self._spool.cleanup()


def run(units):
    processes = [BackendProcess(unit) for unit in units]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [p.name for p in processes if p.exitcode]


def session(label, units):
    with GraphServer() as graph:
        failed = run(units)
        print(label, graph.received())
        if failed:
            raise SystemExit(f"{label}: backend failed: {', '.join(failed)}")


def main():
    session("calibration", [Unit("noise", 10)])
    session("recording", [Unit("eeg", 500), Unit("emg", 250)])


if __name__ == "__main__":
    main()

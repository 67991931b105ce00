"""Launch one engine core for each data-parallel rank, with its own devices."""
import contextlib
import multiprocessing as mp
import os
import sys


@contextlib.contextmanager
def device_visibility(rank, per_rank):
    first = rank * per_rank
    wanted = ",".join(str(first + k) for k in range(per_rank))
    before = os.environ.get("ENGINE_VISIBLE_DEVICES")
    os.environ["ENGINE_VISIBLE_DEVICES"] = wanted
    try:
        yield wanted
    finally:
        if before is None:
            del os.environ["ENGINE_VISIBLE_DEVICES"]
        else:
            os.environ["ENGINE_VISIBLE_DEVICES"] = before


class EngineCore:
    def __init__(self, rank):
        self.rank = rank
        self.devices = os.environ.get("ENGINE_VISIBLE_DEVICES", "all").split(",")

    def warm_up(self):
        return {"rank": self.rank, "devices": self.devices}


def run_engine_core(rank, handshake):
    core = EngineCore(rank)
    handshake.send(core.warm_up())
    handshake.close()


class CoreManager:
    def __init__(self, ranks, per_rank):
        self.ranks = ranks
        self.per_rank = per_rank
        self.cores = []

    def launch(self):
        for rank in range(self.ranks):
            ours, theirs = mp.Pipe()
            process = mp.Process(target=run_engine_core, args=(rank, theirs))
            with device_visibility(rank, self.per_rank):
                process.start()
            theirs.close()
            self.cores.append((process, ours))

    def wait_ready(self):
        reports = [pipe.recv() for _, pipe in self.cores]
        for process, _ in self.cores:
            process.join()
        return reports


def main():
    manager = CoreManager(ranks=3, per_rank=2)
    manager.launch()
    for report in manager.wait_ready():
        print("rank", report["rank"], "uses", report["devices"])
    return 0


if __name__ == "__main__":
    sys.exit(main())

from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


class ShardReader(Process):
    def __init__(self, shard, rows, out):
        super().__init__(name=f"shard-{shard}")
        self.shard = shard
        self.rows = rows
        self.out = out

    def run(self):
        with self.out as out:
            for key in range(self.shard, self.rows, 3):
                out.send((key, "x" * 2000))


def merge(shards, rows):
    readers, workers = [], []
    for shard in range(shards):
        source, sink = Pipe(duplex=False)
        worker = ShardReader(shard, rows, sink)
        worker.start()
        sink.close()
        readers.append(source)
        workers.append(worker)
    merged = {}
    while readers:
        for source in wait(readers):
            try:
                key, payload = source.recv()
            except EOFError:
                readers.remove(source)
                source.close()
            else:
                merged[key] = len(payload)
    for worker in workers:
        worker.join()
    return merged


if __name__ == "__main__":
    merged = merge(3, 300)
    print("rows", len(merged), "bytes", sum(merged.values()))

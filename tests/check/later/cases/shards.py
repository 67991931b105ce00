"""Write rows to shard processes; each shard ends when its stream is closed."""
import multiprocessing as mp
import zlib


class Shard:
    def __init__(self, number):
        self.number = number
        self.reader, self.writer = mp.Pipe(duplex=False)
        self.process = mp.Process(
            target=self.store, args=(number, self.reader), name=f"shard-{number}"
        )

    @staticmethod
    def store(number, reader):
        rows = size = 0
        while True:
            try:
                row = reader.recv_bytes()
            except EOFError:
                break
            rows += 1
            size += len(row)
        print(f"shard {number}: {rows} rows, {size} bytes", flush=True)

    def open(self):
        self.process.start()
        self.reader.close()

    def write(self, row):
        self.writer.send_bytes(row)

    def close(self):
        self.writer.close()
        self.process.join()


class Cluster:
    def __init__(self, count):
        self.shards = [Shard(number) for number in range(count)]

    def __enter__(self):
        for shard in self.shards:
            shard.open()
        return self

    def put(self, key, value):
        shard = self.shards[zlib.crc32(key.encode()) % len(self.shards)]
        shard.write(f"{key}={value}".encode())

    def __exit__(self, *exc):
        for shard in self.shards:
            shard.close()


def main():
    with Cluster(3) as cluster:
        for i in range(90):
            cluster.put(f"user{i}", i * i)
    print("all shards closed")


if __name__ == "__main__":
    main()

import multiprocessing
import zlib


class TileDataset:
    """Map tiles that are packed before they are handed to the exporter."""

    def __init__(self, root, level, count):
        self.root = root
        self.count = count
        self.pack = lambda raw: zlib.compress(raw, level)

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        raw = f"{self.root}/{index:04d}".encode() * 20
        return self.pack(raw)


def export(dataset, first, step, sizes):
    for index in range(first, len(dataset), step):
        sizes.put((index, len(dataset[index])))
    sizes.put(None)


def main(workers=2):
    dataset = TileDataset("berlin/12", level=6, count=8)
    sizes = multiprocessing.Queue()
    exporters = [
        multiprocessing.Process(target=export, args=(dataset, n, workers, sizes))
        for n in range(workers)
    ]
    for exporter in exporters:
        exporter.start()
    done, total = 0, 0
    while done < workers:
        entry = sizes.get()
        if entry is None:
            done += 1
        else:
            total += 1
    for exporter in exporters:
        exporter.join()
    print("exported", total, "tiles")


if __name__ == "__main__":
    main()

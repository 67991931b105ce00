"""Sensor readers: each is a Process, and can be tried out in this process."""
import multiprocessing


class Reader(multiprocessing.Process):
    def __init__(self, label, samples, outbox):
        super().__init__(name=f"reader-{label}")
        self.label = label
        self.samples = samples
        self.outbox = outbox

    def smooth(self):
        window = []
        for sample in self.samples:
            window = (window + [sample])[-3:]
            yield sum(window) / len(window)

    def run(self):
        for value in self.smooth():
            self.outbox.put((self.label, round(value, 2)))
        self.outbox.put((self.label, None))


class ListBox:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)


def self_test():
    box = ListBox()
    reader = Reader("test", [3, 6, 9], box)
    reader.run()
    assert box.items == [("test", 3.0), ("test", 4.5), ("test", 6.0), ("test", None)], box.items
    assert reader.pid is None
    print("self test passed")


def collect(inbox, labels):
    open_labels = set(labels)
    values = {label: [] for label in labels}
    while open_labels:
        label, value = inbox.get()
        if value is None:
            open_labels.discard(label)
        else:
            values[label].append(value)
    return values


def main():
    self_test()
    outbox = multiprocessing.Queue()
    feeds = {"north": [1, 4, 7, 2], "south": [10, 20, 30], "attic": [5]}
    readers = [Reader(label, samples, outbox) for label, samples in feeds.items()]
    for reader in readers:
        reader.start()
    values = collect(outbox, feeds)
    for reader in readers:
        reader.join()
    for label in sorted(values):
        print(label, values[label])


if "__main__" == __name__:
    main()

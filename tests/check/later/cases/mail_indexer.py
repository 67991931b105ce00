import multiprocessing
import threading


class Counters:
    def __init__(self):
        self._guard = threading.Lock()
        self._values = {}

    def add(self, key, amount=1):
        with self._guard:
            self._values[key] = self._values.get(key, 0) + amount

    def snapshot(self):
        with self._guard:
            return dict(self._values)


class IndexWorker(multiprocessing.Process):
    def __init__(self, messages, outbox):
        super().__init__(name="indexer")
        self.messages = messages
        self.outbox = outbox
        self.counters = Counters()

    def run(self):
        for subject in self.messages:
            for word in subject.lower().split():
                self.counters.add(word)
        self.outbox.send(self.counters.snapshot())
        self.outbox.close()


def main():
    reader, writer = multiprocessing.Pipe(duplex=False)
    worker = IndexWorker(["Lunch on Friday", "Re: Lunch on Friday"], writer)
    worker.start()
    writer.close()
    index = reader.recv()
    worker.join()
    for word in sorted(index):
        print(word, index[word])


if __name__ == "__main__":
    main()

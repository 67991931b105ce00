"""A recorder process stores what the sensors send until they are done."""
import multiprocessing as mp
import math


class Recorder(mp.Process):
    def __init__(self, feed, sink):
        super().__init__(name="recorder")
        self.feed = feed
        self.sink = sink
        self.count = 0

    def run(self):
        low, high = math.inf, -math.inf
        try:
            while True:
                value = self.feed.recv()
                low, high = min(low, value), max(high, value)
                self.count += 1
        except EOFError:
            pass
        self.sink.put((self.count, low, high))


class Feed:
    def __init__(self):
        self.receiver, self.sender = mp.Pipe(duplex=False)

    def publish(self, values):
        for value in values:
            self.sender.send(value)

    def close(self):
        self.sender.close()


def sample(n):
    return [round(20 + 5 * math.sin(i / 7), 3) for i in range(n)]


def main():
    feed = Feed()
    sink = mp.Queue()
    recorder = Recorder(feed.receiver, sink)
    recorder.start()
    feed.receiver.close()
    feed.publish(sample(100))
    feed.close()
    count, low, high = sink.get()
    recorder.join()
    print(f"{count} samples between {low} and {high}")


if __name__ == "__main__":
    main()

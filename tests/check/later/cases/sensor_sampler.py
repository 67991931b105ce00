import multiprocessing
import time


class Sampler(multiprocessing.Process):
    stopping = multiprocessing.Event()

    def __init__(self, channel, offset, readings):
        super().__init__(name=f"sampler-{channel}")
        self.channel = channel
        self.offset = offset
        self.readings = readings

    def read_channel(self, tick):
        return self.offset + tick % 5

    def run(self):
        tick = 0
        while not self.stopping.wait(0.05):
            if tick < 3:
                self.readings.put((self.channel, self.read_channel(tick)))
            tick += 1

    @classmethod
    def stop_all(cls):
        cls.stopping.set()


def main():
    readings = multiprocessing.Queue()
    samplers = [Sampler("temperature", 20, readings), Sampler("humidity", 40, readings)]
    for sampler in samplers:
        sampler.start()
    totals = {}
    for _ in range(6):
        channel, value = readings.get()
        totals[channel] = totals.get(channel, 0) + value
    Sampler.stop_all()
    for sampler in samplers:
        sampler.join()
    for channel in sorted(totals):
        print(channel, totals[channel])


if __name__ == "__main__":
    main()

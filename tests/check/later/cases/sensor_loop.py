from multiprocessing import Process, Queue


class Sensor:
    def __init__(self, channel):
        self.queue = Queue()
        self.process = Process(target=read_channel, args=(channel, self.queue))
        self.process.start()

    def values(self, count):
        values = [self.queue.get() for _ in range(count)]
        self.process.join()
        return values


def read_channel(channel, queue):
    for value in range(3):
        queue.put(channel * 10 + value)


sensor = Sensor(4)
print(sensor.values(3))

"""Sample a sensor in a process of its own and smooth what it reads."""
import multiprocessing
import threading
import time


class Sensor:
    def __init__(self, pin, offset):
        self.pin = pin
        self.offset = offset
        self._bus = threading.Lock()
        self._last = None

    def read(self, tick):
        with self._bus:
            self._last = (tick * 37 + self.pin) % 50 + self.offset
            return self._last


class Sampler:
    def __init__(self, sensor, count=8):
        self.sensor = sensor
        self.count = count
        self.readings = multiprocessing.Queue()

    def sample(self):
        for tick in range(self.count):
            self.readings.put(self.sensor.read(tick))
            time.sleep(0.01)
        self.readings.put(None)

    def collect(self):
        process = multiprocessing.Process(target=self.sample, name="sampler")
        process.start()
        values = list(iter(self.readings.get, None))
        process.join()
        return values


def main():
    values = Sampler(Sensor(pin=4, offset=1.5)).collect()
    print(f"{len(values)} readings, mean {sum(values) / len(values):.2f}")


if __name__ == "__main__":
    main()

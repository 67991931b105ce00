"""A device simulator that sends a beacon while it measures."""
import multiprocessing as mp
import time


class Beacon:
    def __init__(self, stop, period):
        self.stop = stop
        self.period = period

    def pulse(self):
        beats = 0
        while not self.stop.is_set():
            beats += 1
            time.sleep(self.period)
        print("beacon off", flush=True)


class Device:
    def __init__(self, name, samples=4):
        self.name = name
        self.samples = samples
        self.stop = mp.Event()
        self.beacon = Beacon(self.stop, 0.05)
        self.sender = None

    def __enter__(self):
        self.sender = mp.Process(target=self.beacon.pulse(), name=f"{self.name}-beacon")
        self.sender.start()
        return self

    def __exit__(self, *exc_info):
        self.stop.set()
        self.sender.join()

    def measure(self):
        readings = []
        for n in range(self.samples):
            readings.append(round(20 + n * 0.25, 2))
            time.sleep(0.05)
        return readings


def main():
    with Device("thermo") as device:
        readings = device.measure()
    print("mean", sum(readings) / len(readings))


if __name__ == "__main__":
    main()

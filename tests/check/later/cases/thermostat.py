"""A heating controller with a background process that samples a sensor."""
import argparse
import multiprocessing
import time


class Sampler(multiprocessing.Process):
    def __init__(self, reading, period):
        super().__init__(name="sampler")
        self.deamon = True
        self.reading = reading
        self.period = period

    def run(self):
        tick = 0
        while True:
            self.reading.value = 18.0 + (tick % 20) / 10
            tick += 1
            time.sleep(self.period)


class Thermostat:
    def __init__(self, target, period=0.02):
        self.target = target
        self.reading = multiprocessing.Value("d", 0.0)
        self.sampler = Sampler(self.reading, period)

    def start(self):
        self.sampler.start()
        while self.reading.value == 0.0:
            time.sleep(0.01)

    def decide(self):
        return "heat" if self.reading.value < self.target else "idle"


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--target", type=float, default=30.0)
    ap.add_argument("--rounds", type=int, default=5)
    ns = ap.parse_args(argv)
    thermostat = Thermostat(ns.target)
    thermostat.start()
    decisions = []
    for _ in range(ns.rounds):
        decisions.append(thermostat.decide())
        time.sleep(0.03)
    print("decisions:", " ".join(decisions))


if __name__ == "__main__":
    main()

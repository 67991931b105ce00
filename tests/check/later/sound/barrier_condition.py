"""Runners who wait for each other at every lap; a referee counts them in."""
import multiprocessing as mp

LAPS = 3


class Race:
    def __init__(self, runners):
        self.barrier = mp.Barrier(runners, timeout=20)
        self.condition = mp.Condition()
        self.arrived = mp.Value("i", 0, lock=False)
        self.started = mp.Event()
        self.laps = mp.Array("i", runners)

    def runner(self, number):
        self.started.wait()
        for _ in range(LAPS):
            self.laps[number] += 1
            self.barrier.wait()
            if len(set(self.laps)) != 1:
                raise SystemExit(f"runner {number} is ahead")
            self.barrier.wait()
        with self.condition:
            self.arrived.value += 1
            self.condition.notify()

    def referee(self, count):
        self.started.set()
        with self.condition:
            if not self.condition.wait_for(lambda: self.arrived.value == count, timeout=20):
                raise TimeoutError("not all arrived")


def main():
    count = 4
    race = Race(count)
    runners = [mp.Process(target=race.runner, args=(number,)) for number in range(count)]
    for runner in runners:
        runner.start()
    race.referee(count)
    for runner in runners:
        runner.join()
    print("laps", list(race.laps), "exits", [runner.exitcode for runner in runners])


if __name__ != "__main__":
    pass
else:
    main()

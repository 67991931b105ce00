import multiprocessing
import time


class Clock(multiprocessing.Process):
    def __init__(self, ticks):
        super().__init__()
        self.deamon = True
        self.ticks = ticks

    def run(self):
        while True:
            self.ticks.value += 1
            time.sleep(0.1)


def main():
    ticks = multiprocessing.Value("i", 0)
    clock = Clock(ticks)
    clock.start()
    while ticks.value < 3:
        time.sleep(0.05)
    print("three ticks, goodbye")


if __name__ == "__main__":
    main()

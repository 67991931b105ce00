import multiprocessing as mp
import time


class Monitor(mp.Process):
    def __init__(self, interval):
        super().__init__(name="monitor")
        self.interval = interval
        self.running = True

    def run(self):
        while self.running:
            time.sleep(self.interval)

    def stop(self):
        self.running = False


def main():
    monitor = Monitor(0.1)
    monitor.start()
    total = sum(n * n for n in range(100_000))
    print("total", total)
    monitor.stop()
    print("stopping")


if __name__ == "__main__":
    main()

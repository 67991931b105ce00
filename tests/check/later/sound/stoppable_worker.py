import multiprocessing
import signal
import sys
import time


class Poller(multiprocessing.Process):
    def __init__(self, interval):
        super().__init__()
        self.interval = interval
        self.stopping = multiprocessing.Event()
        self.running = multiprocessing.Event()

    def run(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
        self.running.set()
        while not self.stopping.wait(self.interval):
            pass
        print("stopped", flush=True)

    def stop(self):
        self.stopping.set()
        self.join()


def main():
    gentle, rough = Poller(0.1), Poller(0.1)
    for poller in (gentle, rough):
        poller.start()
        poller.running.wait()
    time.sleep(0.2)
    gentle.stop()
    rough.terminate()
    rough.join()
    print(gentle.exitcode, rough.exitcode)


if __name__ == "__main__":
    main()

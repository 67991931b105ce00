import multiprocessing
import threading
import time


class Heartbeat:
    def __init__(self):
        self.lock = threading.Lock()
        self.beats = 0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.beat)

    def beat(self):
        while not self.stop.wait(0.01):
            with self.lock:
                self.beats += 1
                time.sleep(0.01)


def work(number):
    return number + 1


def main():
    heart = Heartbeat()
    heart.thread.start()
    try:
        context = multiprocessing.get_context("spawn")
        with context.Pool(2) as pool:
            print(pool.map(work, range(5)))
    finally:
        heart.stop.set()
        heart.thread.join()


if __name__ == "__main__":
    main()

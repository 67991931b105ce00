import multiprocessing
import threading
import time


class Tracer:
    def __init__(self):
        self.lock = threading.Lock()
        self.spans = []

    def record(self, name):
        with self.lock:
            self.spans.append(name)

    def flush_forever(self):
        while True:
            with self.lock:
                time.sleep(0.5)
                self.spans.clear()
            time.sleep(0.001)


tracer = Tracer()


def task(number):
    tracer.record(f"task {number}")
    print("task", number, flush=True)


if __name__ == "__main__":
    threading.Thread(target=tracer.flush_forever, daemon=True).start()
    time.sleep(0.1)
    processes = [multiprocessing.Process(target=task, args=(n,)) for n in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

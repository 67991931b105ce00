import time
from multiprocessing import Process
from queue import Queue


def read_sensor(queue):
    for value in (20.5, 20.7, 21.0):
        time.sleep(0.05)
        queue.put(value)
    queue.put(None)


def main():
    queue = Queue()
    generator = Process(target=read_sensor, args=(queue,))
    generator.start()
    readings = []
    while True:
        value = queue.get()
        if value is None:
            break
        readings.append(value)
    generator.join()
    print("mean", sum(readings) / len(readings))


if __name__ == "__main__":
    main()

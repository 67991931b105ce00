import multiprocessing
import time


def watch(interval):
    while True:
        time.sleep(interval)


def convert(number):
    return bin(number)


if __name__ == "__main__":
    watcher = multiprocessing.Process(target=watch, args=(0.1,), daemon=True)
    watcher.start()
    for number in (1, 10, 100):
        print(convert(number))
    print("the watcher is alive:", watcher.is_alive())

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process

log = []


def child(number):
    print("child", number, flush=True)


def main():
    def remember(line):
        time.sleep(0.01)
        log.append(line)

    thread = threading.Thread(target=lambda: remember("thread"))
    thread.start()
    with ThreadPoolExecutor(2) as threads:
        lengths = list(threads.map(lambda word: len(word), ["a", "bb", "ccc"]))
        threads.submit(remember, "executor")
    thread.join()
    process = Process(target=child, args=(sum(lengths),))
    process.start()
    process.join()
    print(sorted(log))


if __name__ == "__main__":
    main()

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


class Scheduler:
    def __init__(self, results):
        self.results = results

    def loop(self):
        with ProcessPoolExecutor(max_workers=2) as executor:
            for value in executor.map(square, range(4)):
                self.results.put(value)
        self.results.put(None)


def main():
    results = multiprocessing.SimpleQueue()
    scheduler = Scheduler(results)
    process = multiprocessing.Process(target=scheduler.loop, daemon=True)
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()

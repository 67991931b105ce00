"""Resolve addresses; lookups run on a small thread pool shared by the module."""
import functools
import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor

LOOKUPS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="lookup")

TABLE = {"10.0.0.1": "Oslo", "10.0.0.2": "Rome", "10.0.0.3": "Lima"}


def offloaded(function):
    @functools.wraps(function)
    def wrapper(*args):
        return LOOKUPS.submit(function, *args).result()

    return wrapper


@offloaded
def city_of(address):
    time.sleep(0.02)
    return TABLE.get(address, "unknown")


class Report(multiprocessing.Process):
    def __init__(self, addresses, answers):
        super().__init__()
        self.addresses = addresses
        self.answers = answers

    def run(self):
        for address in self.addresses:
            self.answers.put((address, city_of(address)))


def main():
    print("gateway:", city_of("10.0.0.1"))
    answers = multiprocessing.SimpleQueue()
    reports = [Report([address], answers) for address in TABLE]
    for report in reports:
        report.start()
    for _ in TABLE:
        address, city = answers.get()
        print(address, city)
    for report in reports:
        report.join()


if __name__ == "__main__":
    main()

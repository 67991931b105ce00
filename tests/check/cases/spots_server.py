import multiprocessing
import sys


def find_spots(job, results):
    results.put((job, 17 * (job + 1)))


class Server:
    def __init__(self):
        self.results = multiprocessing.SimpleQueue()

    def process(self, jobs):
        workers = [multiprocessing.Process(target=find_spots, args=(j, self.results)) for j in jobs]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return sorted(self.results.get() for _ in workers)


def run():
    server = Server()
    if sys.platform != "win32":
        multiprocessing.set_start_method("fork")
    for job, spots in server.process(range(2)):
        print("image", job, "has", spots, "spots")


if __name__ == "__main__":
    run()

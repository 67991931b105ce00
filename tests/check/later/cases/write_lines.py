import multiprocessing
from concurrent.futures import ProcessPoolExecutor


class Writer:
    def __init__(self):
        self.lock = multiprocessing.Lock()

    def write(self, line):
        with self.lock:
            print(line, flush=True)
        return len(line)


def main():
    writer = Writer()
    lines = ["one", "two", "three"]
    with ProcessPoolExecutor(2) as executor:
        jobs = {executor.submit(writer.write, line): line for line in lines}
        for job, line in jobs.items():
            print(line, job.result())


if __name__ == "__main__":
    main()

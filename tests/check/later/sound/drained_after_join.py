import multiprocessing
import os
import tempfile


class Recorder(multiprocessing.Process):
    def __init__(self, number, results):
        super().__init__(name=f"recorder-{number}")
        self.number = number
        self.results = results
        self.total = 0

    def run(self):
        for value in range(self.number):
            self.total += value
        self.results.put((self.name, self.total))


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        results = multiprocessing.SimpleQueue()
        recorders = [Recorder(number, results) for number in (3, 5)]
        for recorder in recorders:
            recorder.start()
        for recorder in recorders:
            recorder.join()
        found = []
        while not results.empty():
            found.append(results.get())
        os.chdir("/")
    print(sorted(found))


if __name__ == "__main__":
    main()

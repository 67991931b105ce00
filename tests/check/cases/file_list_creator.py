import argparse
import multiprocessing
import time


class FileListCreator:
    def __init__(self, datasets, max_wait):
        self.datasets = datasets
        self.max_wait = max_wait

    def query(self, dataset, result):
        time.sleep(0.1)
        result[dataset] = len(dataset) * 3

    def create(self):
        manager = multiprocessing.Manager()
        result = manager.dict()
        jobs = []
        for dataset in self.datasets:
            job = multiprocessing.Process(target=lambda d: self.query(d, result), args=(dataset,))
            job.start()
            jobs.append(job)
        for job in jobs:
            job.join(self.max_wait)
        for dataset in self.datasets:
            print(dataset, result[dataset])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--max-wait", type=float, default=10)
    args = parser.parse_args()
    FileListCreator(["/MinBias/Run3", "/HLTPhysics/Run3"], args.max_wait).create()

import multiprocessing


class Job:
    created = 0
    prefix = "job"

    def __init__(self, size):
        Job.created += 1
        self.name = f"{Job.prefix}-{Job.created}"
        self.size = size

    def work(self, results):
        results.put((self.name, self.size * 2))


def main():
    results = multiprocessing.SimpleQueue()
    jobs = [Job(size) for size in (3, 4, 5)]
    processes = [multiprocessing.Process(target=job.work, args=(results,)) for job in jobs]
    for process in processes:
        process.start()
    print(sorted(results.get() for _ in processes))
    for process in processes:
        process.join()
    print("created", Job.created)


if __name__ == "__main__":
    main()

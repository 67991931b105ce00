from multiprocessing import JoinableQueue, Process, Queue

WORKERS = 2


def clean(jobs, results):
    while (job := jobs.get()) is not None:
        results.put(job.strip().title())
        jobs.task_done()
    jobs.task_done()


def main():
    jobs, results = JoinableQueue(maxsize=4), Queue()
    workers = [Process(target=clean, args=(jobs, results)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    names = [" ann ", "bob", " eve", "joe  "]
    for name in names:
        jobs.put(name)
    for _ in workers:
        jobs.put(None)
    cleaned = sorted(results.get() for _ in names)
    jobs.join()
    for worker in workers:
        worker.join()
    print(cleaned)


if __name__ == "__main__":
    main()

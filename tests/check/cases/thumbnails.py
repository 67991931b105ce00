from multiprocessing import Process, Queue

WORKERS = 3


def make_thumbnails(jobs, results):
    while True:
        name = jobs.get()
        if name is None:
            break
        results.put(name.replace(".jpg", "_small.jpg"))


def main():
    jobs, results = Queue(), Queue()
    workers = [Process(target=make_thumbnails, args=(jobs, results)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    names = [f"img{n}.jpg" for n in range(6)]
    for name in names:
        jobs.put(name)
    jobs.put(None)
    made = sorted(results.get() for _ in names)
    print(*made)
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()

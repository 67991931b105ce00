"""Resize jobs handled by daemon workers that live as long as the program."""
import multiprocessing as mp


def resize_worker(jobs, done):
    while True:
        name, width, height = jobs.get()
        try:
            scale = min(1.0, 800 / width)
            done[name] = (int(width * scale), int(height * scale))
        finally:
            jobs.task_done()


def main():
    images = [("a.jpg", 1600, 900), ("b.jpg", 640, 480), ("c.jpg", 4000, 3000)]
    with mp.Manager() as manager:
        done = manager.dict()
        jobs = mp.JoinableQueue()
        workers = [mp.Process(target=resize_worker, args=(jobs, done), daemon=True) for _ in range(2)]
        for worker in workers:
            worker.start()
        for image in images:
            jobs.put(image)
        jobs.join()
        for worker in workers:
            worker.terminate()
            worker.join()
        for name, size in sorted(done.items()):
            print(name, size)


if __name__ == "__main__":
    main()

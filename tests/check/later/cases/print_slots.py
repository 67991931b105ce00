import multiprocessing


class Printer:
    def __init__(self, slots):
        self.slots = multiprocessing.BoundedSemaphore(slots)

    def print_file(self, name):
        self.slots.acquire()
        if not name.endswith(".pdf"):
            print("skipped", flush=True)
            return
        print("printed", flush=True)
        self.slots.release()


def main():
    printer = Printer(2)
    jobs = []
    for name in ("a.txt", "b.png", "c.gif", "d.pdf"):
        job = multiprocessing.Process(target=printer.print_file, args=(name,))
        job.start()
        jobs.append(job)
    for job in jobs:
        job.join()
    print("all done")


if __name__ == "__main__":
    main()

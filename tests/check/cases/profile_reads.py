import time
from multiprocessing import Process, Queue


def profile(reads, results):
    for read in reads:
        time.sleep(0.02)
        results.put((read, read.count("G") + read.count("C")))


def main():
    results = Queue()
    worker = Process(target=profile, args=(["ACGT", "GGCC", "ATAT"], results))
    worker.start()
    content = {}
    while not results.empty():
        read, count = results.get()
        content[read] = count
    print(len(content), "of 3 reads profiled")
    worker.join()


if __name__ == "__main__":
    main()

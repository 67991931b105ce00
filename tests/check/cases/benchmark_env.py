import os
from multiprocessing import Process, SimpleQueue


def run_benchmark(name, out):
    threads = os.environ.get("BENCH_NUM_THREADS", "all")
    out.put(f"{name} with {threads} threads")


def launch(name):
    out = SimpleQueue()
    process = Process(target=run_benchmark, args=(name, out))
    process.start()
    line = out.get()
    process.join()
    return line


def main():
    print(launch("warm-up"))
    for threads in (1, 4):
        os.environ["BENCH_NUM_THREADS"] = str(threads)
        print(launch("fft"))


if __name__ == "__main__":
    main()

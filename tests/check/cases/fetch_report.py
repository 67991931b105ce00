import time
from multiprocessing import Process


def fetch(name):
    time.sleep(0.1)
    print("fetched", name, flush=True)


def main():
    procs = []
    for name in ("report_2023.csv", "report_2024.csv"):
        p = Process(target=fetch, args=(name))
        p.start()
        procs.append(p)
    for p in procs:
        p.join()


if __name__ == "__main__":
    main()

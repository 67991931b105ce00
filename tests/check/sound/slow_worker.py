import time
from concurrent.futures import ProcessPoolExecutor


def slow_backup(name):
    time.sleep(3)
    return f"{name} saved"


def main():
    with ProcessPoolExecutor(2) as executor:
        jobs = [executor.submit(slow_backup, name) for name in ("home", "etc")]
        waited = 0
        while not all(job.done() for job in jobs):
            time.sleep(0.25)
            waited += 1
        print("waited" if waited else "at once")
        for job in jobs:
            print(job.result())


if __name__ == "__main__":
    main()

import time
from multiprocessing import Process, Semaphore


def download(url, slots):
    slots.acquire()
    if url.startswith("ftp:"):
        print("no ftp:", url, flush=True)
        return
    time.sleep(0.05)
    print("got", url, flush=True)
    slots.release()


def mirror(urls, slots):
    for url in urls:
        download(url, slots)


def main():
    slots = Semaphore(2)
    sites = [["ftp://a/1", "https://a/2"], ["ftp://b/1", "https://b/2"]]
    jobs = [Process(target=mirror, args=(urls, slots)) for urls in sites]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    print("mirrored")


if __name__ == "__main__":
    main()

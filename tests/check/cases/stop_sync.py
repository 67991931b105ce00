import multiprocessing as mp
import time


def sync_folder(name, lock, started):
    with lock:
        started.set()
        print("syncing", name, flush=True)
        time.sleep(6)


def main():
    lock = mp.Lock()
    started = mp.Event()
    worker = mp.Process(target=sync_folder, args=("photos", lock, started))
    worker.start()
    started.wait()
    worker.terminate()
    worker.join()
    print("cancelled")
    started.clear()
    retry = mp.Process(target=sync_folder, args=("mail", lock, started))
    retry.start()
    retry.join()


if __name__ == "__main__":
    main()

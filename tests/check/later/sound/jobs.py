import multiprocessing as mp
import signal
import time

_log_lock = None


def use_lock(lock):
    global _log_lock
    _log_lock = lock
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def say(text):
    with _log_lock:
        print(text, flush=True)


def worker(lock, jobs, failed):
    use_lock(lock)
    while True:
        job = jobs.get()
        try:
            say(f"{job}: {100 // job}")
        except ZeroDivisionError as exc:
            say(f"{job}: {exc}")
            with failed.get_lock():
                failed.value += 1
        finally:
            jobs.task_done()


def main():
    lock = mp.Lock()
    jobs = mp.JoinableQueue()
    failed = mp.Value("i", 0)
    crew = [
        mp.Process(target=worker, args=(lock, jobs, failed), daemon=True)
        for _ in range(3)
    ]
    for p in crew:
        p.start()
    for job in (1, 2, 0, 4, 5, 0, 7):
        jobs.put(job)
    jobs.join()
    time.sleep(0.1)
    print("failed", failed.value)


if __name__ == "__main__":
    main()

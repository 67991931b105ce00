"""A pool of source workers that must clean up if one of them cannot start."""
import multiprocessing as mp
import sys


def stage_loop(inbox, outbox):
    while True:
        item = inbox.get()
        if item is None:
            break
        outbox.put(item * item)


class WorkerPool:
    def __init__(self, size):
        self.inbox = mp.Queue()
        self.outbox = mp.Queue()
        self.procs = [
            mp.Process(target=stage_loop, args=(self.inbox, self.outbox), daemon=True)
            for _ in range(size)
        ]

    def start(self):
        launched = []
        try:
            for proc in self.procs:
                proc.start()
                launched.append(proc)
        except RuntimeError:
            for proc in launched:
                proc.terminate()
                proc.join()
            raise


def check_normal_run():
    pool = WorkerPool(2)
    pool.start()
    for k in range(4):
        pool.inbox.put(k)
    got = sorted(pool.outbox.get(timeout=20) for _ in range(4))
    for _ in pool.procs:
        pool.inbox.put(None)
    for proc in pool.procs:
        proc.join()
    assert got == [0, 1, 4, 9], got


def check_partial_start_failure():
    pool = WorkerPool(3)
    started = []

    def instrument(proc, fail):
        original = proc.start

        def start():
            if fail:
                raise RuntimeError("out of processes")
            original()
            started.append(proc)

        proc.start = start

    for index, proc in enumerate(pool.procs):
        instrument(proc, fail=(index == 2))
    try:
        pool.start()
    except RuntimeError as exc:
        print("pool refused:", exc)
    assert len(started) == 2
    assert not any(proc.is_alive() for proc in started)


def main():
    for check in (check_normal_run, check_partial_start_failure):
        check()
        print(check.__name__, "ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())

import ctypes
import multiprocessing as mp
import time


class Quota:
    """How many requests each tenant may still send."""

    def __init__(self, limit):
        self.left = mp.Value(ctypes.c_int, limit, lock=mp.Lock())
        self.refused = mp.Value(ctypes.c_int, 0)

    def take(self, n=1):
        with self.left.get_lock():
            if self.left.value < n:
                self.refuse()
                return False
            self.left.value -= n
            return True

    def refuse(self):
        with self.refused.get_lock():
            self.refused.value += 1


def send(message):
    time.sleep(0.01)
    return len(message)


def tenant(name, quota, messages):
    sent = 0
    for message in messages:
        if quota.take():
            sent += send(message)
    print(name, "done", flush=True)


def main():
    quota = Quota(5)
    tenants = {
        "acme": ["hello", "invoice", "bye"],
        "zeta": ["one", "two", "three", "four"],
    }
    procs = [
        mp.Process(target=tenant, args=(name, quota, msgs), name=name)
        for name, msgs in tenants.items()
    ]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    with quota.refused.get_lock():
        print("refused", quota.refused.value)


if __name__ == "__main__":
    main()

"""Solve puzzles, each under a time limit in a process of its own."""
import functools
import multiprocessing
import time


class Expired(Exception):
    pass


def _relay(func, conn, args, kwargs):
    try:
        conn.send((True, func(*args, **kwargs)))
    except Exception as exc:
        conn.send((False, repr(exc)))
    finally:
        conn.close()


def deadline(seconds):
    def decorate(func):
        @functools.wraps(func)
        def limited(*args, **kwargs):
            here, there = multiprocessing.Pipe(duplex=False)
            proc = multiprocessing.Process(
                target=_relay, args=(func, there, args, kwargs), daemon=True)
            proc.start()
            there.close()
            if not here.poll(seconds):
                proc.terminate()
                proc.join()
                raise Expired(func.__name__)
            ok, value = here.recv()
            proc.join()
            if not ok:
                raise RuntimeError(value)
            return value
        return limited
    return decorate


@deadline(10)
def queens(size):
    def place(row, cols, d1, d2):
        if row == size:
            return 1
        return sum(
            place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c})
            for c in range(size)
            if c not in cols and row + c not in d1 and row - c not in d2)
    return place(0, frozenset(), frozenset(), frozenset())


@deadline(10)
def countdown(start):
    while start:
        start -= 1
        time.sleep(0.001)
    return "lift-off"


def main():
    print("queens", queens(6))
    print(countdown(20))


if __name__ == "__main__":
    main()

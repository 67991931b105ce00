"""A long search that Ctrl-C ends in good order (exit code 130)."""
import multiprocessing
import os
import signal
import sys
import time


def deaf():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def search(start):
    hits = [n for n in range(start, start + 300) if n > 1 and all(n % d for d in range(2, n))]
    time.sleep(0.02)
    return start, len(hits)


def user_gets_bored():
    os.kill(os.getpid(), signal.SIGINT)


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    found = 0
    pool = multiprocessing.Pool(2, initializer=deaf)
    try:
        for n, (start, hits) in enumerate(pool.imap(search, range(0, 300_000, 300))):
            found += hits
            if n < 3:
                print(f"{start:6}: {hits} primes", flush=True)
            if n == 5:
                user_gets_bored()
    except KeyboardInterrupt:
        print("interrupted, some", found > 0, flush=True)
        pool.terminate()
        return 128 + signal.SIGINT
    else:
        pool.close()
    finally:
        pool.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())

import argparse
import multiprocessing

VERBOSE = False
started = 0


def say(text):
    if VERBOSE:
        print(text)


def cube(number):
    return number ** 3


def main(argv=None):
    global VERBOSE, started
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", default=True)
    VERBOSE = parser.parse_args(argv).v
    pool = multiprocessing.Pool(2)
    try:
        started = 4
        say(pool.map(cube, range(started)))
    finally:
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()

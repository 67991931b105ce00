"""Workers append to one journal under a lock; a runaway job is ended."""
import multiprocessing
import pathlib
import tempfile
import time

lock = None
journal = None


def setup(shared_lock, path):
    global lock, journal
    lock = shared_lock
    journal = pathlib.Path(path)


def note(n):
    with lock:
        old = journal.read_text().splitlines()
        journal.write_text("\n".join([*old, f"{len(old)}:{n}"]))


def runaway():
    while True:
        time.sleep(1)


def supervised(target, limit):
    p = multiprocessing.Process(target=target)
    p.start()
    p.join(limit)
    if p.is_alive():
        p.terminate()
        p.join()
    return p.exitcode


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "journal"
        path.write_text("")
        shared = multiprocessing.Lock()
        with multiprocessing.Pool(3, initializer=setup, initargs=(shared, path)) as pool:
            pool.map(note, range(30), chunksize=1)
        print("entries:", len(path.read_text().splitlines()))
    print("runaway job ended with", supervised(runaway, 0.3))


if __name__ == "__main__":
    main()

"""Runs every test in a process of its own; speaks TAP."""
import multiprocessing as mp
import sys
import threading
import traceback

TESTS = []
LIMIT = 4.0


def test(function):
    TESTS.append(function)
    return function


@test
def adds():
    assert 1 + 1 == 2


@test
def compares():
    assert sorted("cab") == ["a", "b", "d"], "wrong letters"


@test
def never_ends():
    lock = threading.Lock()
    with lock:
        lock.acquire()


@test
def leaves():
    sys.exit(5)


@test
def divides():
    assert divmod(7, 2) == (3, 1)


def child(name, pipe):
    function = next(t for t in TESTS if t.__name__ == name)
    try:
        function()
    except Exception:
        pipe.send(traceback.format_exc(limit=-1))
        sys.exit(1)


def run_one(name):
    inward, outward = mp.Pipe(False)
    process = mp.Process(target=child, args=(name, outward))
    process.start()
    outward.close()
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        process.join()
        return "time-out", ""
    try:
        note = inward.recv()
    except EOFError:
        note = ""
    verdict = "ok" if process.exitcode == 0 else f"exit {process.exitcode}"
    process.close()
    return verdict, note


def main():
    failures = 0
    print(f"1..{len(TESTS)}")
    for n, function in enumerate(TESTS, 1):
        verdict, note = run_one(function.__name__)
        if verdict == "ok":
            print(f"ok {n} {function.__name__}")
        else:
            failures += 1
            print(f"not ok {n} {function.__name__} # {verdict}")
            for line in note.splitlines():
                print("  #", line)
    return min(failures, 99)


if __name__ == "__main__":
    sys.exit(main())

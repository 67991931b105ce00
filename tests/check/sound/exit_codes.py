import sys
from multiprocessing import Process


def fine():
    pass


def gives_up():
    sys.exit(3)


def fails():
    raise ValueError("this one is meant to fail")


if __name__ == "__main__":
    for target, expected in ((fine, 0), (gives_up, 3), (fails, 1)):
        process = Process(target=target)
        process.start()
        process.join()
        assert process.exitcode == expected, process.exitcode
        print(f"{target.__name__}: exit code {process.exitcode}, as expected")

"""Compare the name of the main module in the parent and in the child."""

from multiprocessing import Process

print(f"top level runs, __name__ is {__name__}", flush=True)


def worker() -> None:
    """Print the module's name; runs in a child process."""
    print(f"child: __name__ is {__name__}")


def main() -> None:
    print(f"parent: __name__ is {__name__}", flush=True)
    process = Process(target=worker)
    process.start()
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()

"""Pass a setting as an argument, not in a global that main sets later."""

from multiprocessing import Process

verbose = False  # main may change it, from the command line for example


def worker(number: int, option: bool) -> None:
    """Compare the global with the argument; runs in a child process."""
    print(f"worker {number}: argument {option}, global {verbose}")


def main() -> None:
    global verbose
    verbose = True
    process = Process(target=worker, args=(1, verbose))
    process.start()
    process.join()
    assert process.exitcode == 0


if __name__ == "__main__":
    main()

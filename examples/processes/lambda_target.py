"""Use a lambda as target, and start() fails under spawn and forkserver."""

from multiprocessing import Process


def main() -> None:
    task = 7
    process = Process(target=lambda: print(f"task {task} is done"))
    process.start()
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()

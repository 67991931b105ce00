"""Start a child that dies of an error that nobody catches."""

from multiprocessing import Process


def divide() -> None:
    print(1 / 0)


def main() -> None:
    child = Process(target=divide)
    child.start()
    child.join()


if __name__ == "__main__":
    main()

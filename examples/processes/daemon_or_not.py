"""Set daemon=True on a process that the program must not wait for."""

from multiprocessing import Process
from time import sleep


def work(name: str, seconds: float) -> None:
    """Stand for some work."""
    sleep(seconds)
    print(f"{name}: finished", flush=True)


def main() -> None:
    Process(target=work, args=("daemon", 60), daemon=True).start()
    Process(target=work, args=("worker", 0.5)).start()
    work("main", 0.1)


if __name__ == "__main__":
    main()

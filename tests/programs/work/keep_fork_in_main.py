"""Keep fork for the whole program."""

from multiprocessing import Process, set_start_method


def main() -> None:
    process = Process(target=lambda: print("report sent", flush=True))
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method("fork")
    main()

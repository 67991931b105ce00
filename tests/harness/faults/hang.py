"""Read from a pipe into which nobody writes."""

from multiprocessing import Pipe


def main() -> None:
    print("listening", flush=True)
    ours, _theirs = Pipe()
    ours.recv()


if __name__ == "__main__":
    main()

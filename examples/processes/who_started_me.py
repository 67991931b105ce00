"""Ask parent_process() which process started this one; os.getppid() may differ."""

import os
from multiprocessing import Process, parent_process


def show_parent() -> None:
    """Print the ids of this process and its parent; runs in the child process."""
    started_by = parent_process()
    assert started_by is not None  # None only in the main process
    print(f"child: pid={os.getpid()}")
    print(f"child: os.getppid() is pid={os.getppid()}")
    print(f"child: parent_process() is pid={started_by.pid}")


def main() -> None:
    print(f"main: pid={os.getpid()}", flush=True)
    child = Process(target=show_parent)
    child.start()
    child.join()


if __name__ == "__main__":
    main()

"""Share a short list of numbers and strings whose places keep their size."""

from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList
from typing import Any


def worker(name: str) -> None:
    """Change items in place; runs in a child process."""
    settings: ShareableList[Any] = ShareableList(name=name)
    try:
        settings[0] = "finished"  # eight bytes, as many as "new" was given
        settings[1] += 0.5
        settings[0] = "finished late"
    except ValueError as error:
        print("ValueError:", error, flush=True)
    finally:
        settings.shm.close()


def main() -> None:
    settings: ShareableList[Any] = ShareableList(["new", 3.25, True, None])
    try:
        process = Process(target=worker, args=(settings.shm.name,))
        process.start()
        process.join()
        print("items:", [settings[index] for index in range(len(settings))])
    finally:
        settings.shm.close()
        settings.shm.unlink()


if __name__ == "__main__":
    main()

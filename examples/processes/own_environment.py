"""Change the directory and the environment in a child; the parent keeps its own."""

import os
from contextlib import chdir
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory


def describe(name: str) -> None:
    """Print the directory and a variable of the process that calls this."""
    mode = os.environ.get("APP_MODE", "not set")
    print(f"{name}: directory {Path.cwd().name}, APP_MODE {mode}")


def worker(directory: Path) -> None:
    """Change both; runs in a child process."""
    os.chdir(directory)
    os.environ["APP_MODE"] = "test"
    describe("child")


def main() -> None:
    with TemporaryDirectory() as folder:
        project, logs = Path(folder, "project"), Path(folder, "logs")
        project.mkdir()
        logs.mkdir()
        with chdir(project):
            child = Process(target=worker, args=(logs,))
            child.start()
            child.join()
            describe("parent")


if __name__ == "__main__":
    main()

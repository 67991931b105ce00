"""Change a list inside a manager's dict so that the change is kept."""

from multiprocessing import Manager, Process
from multiprocessing.managers import DictProxy
from typing import Any


def worker(files: "DictProxy[str, Any]") -> None:
    """Try to append a line to three lists; runs in a child process."""
    files["a"].append("line 2")  # lost: appended to a copy

    lines = files["b"]
    lines.append("line 2")
    files["b"] = lines  # kept: the changed copy replaces the list

    files["c"].append("line 2")  # kept: this list is a proxy itself


def main() -> None:
    with Manager() as manager:
        files: DictProxy[str, Any] = manager.dict(a=["line 1"], b=["line 1"])
        files["c"] = manager.list(["line 1"])
        process = Process(target=worker, args=(files,))
        process.start()
        process.join()
        for name in ("a", "b", "c"):
            lines = files[name]
            print(f"{name}: {lines[:]} in a {type(lines).__name__}")


if __name__ == "__main__":
    main()

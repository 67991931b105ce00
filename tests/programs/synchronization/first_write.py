"""Print how many bytes open() collected before it wrote any."""

import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "reports.txt")
        with path.open("a") as file:
            while not path.stat().st_size:
                file.write("worker 1 line 0\n")
            print(path.stat().st_size)


if __name__ == "__main__":
    main()

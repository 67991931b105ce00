"""Make a temporary file and leave it."""

import os
import tempfile


def main() -> None:
    file, _path = tempfile.mkstemp(prefix="ledger-")
    os.close(file)


if __name__ == "__main__":
    main()

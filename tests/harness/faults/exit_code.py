"""End with an exit code that says that something went wrong."""

import sys


def main() -> None:
    sys.exit(3)


if __name__ == "__main__":
    main()

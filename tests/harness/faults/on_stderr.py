"""Grumble on stderr."""

import sys


def main() -> None:
    print("something is odd", file=sys.stderr)


if __name__ == "__main__":
    main()

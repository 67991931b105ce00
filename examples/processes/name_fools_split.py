"""Cut a line of /proc/PID/stat at its last bracket, not at its spaces.

The line holds the process's number, its name in brackets, and its state.  A
process chooses its name, and the name may hold spaces and brackets.  A program
that splits at spaces then takes a part of the name for the state, and calls a
process a zombie that is reading its own obituary.
"""

from pathlib import Path


def split_at_spaces(stat: str) -> str:
    """Return the third word, which is the state only if the name is one word."""
    return stat.split()[2]


def after_last_bracket(stat: str) -> str:
    """Return the first word after the name, whatever the name holds."""
    return stat.rpartition(")")[2].split()[0]


def main() -> None:
    for name in ("clerk", "clerk Z 1", "a) Z (b"):
        Path("/proc/self/comm").write_text(name)  # takes another name: 15 bytes
        stat = Path("/proc/self/stat").read_text()
        wrong, right = split_at_spaces(stat), after_last_bracket(stat)
        print(f"{name!r}: split at spaces {wrong}, after the last bracket {right}")


if __name__ == "__main__":
    main()

"""Read what Linux keeps for a process from /proc/PID/status."""

import os
import time
from pathlib import Path
from threading import Event, Thread

FIELDS = ("State", "Umask", "Threads")
SLEEPS = 10


def read_status(pid: int) -> dict[str, str]:
    """Return the fields of a process, by name."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return dict(line.split(":\t", maxsplit=1) for line in lines)


def show(title: str) -> None:
    """Print some fields of this process."""
    status = read_status(os.getpid())
    print(f"{title}:", ", ".join(f"{field} {status[field]}" for field in FIELDS))


def switches() -> int:
    """Return how often this process has had to wait so far."""
    return int(read_status(os.getpid())["voluntary_ctxt_switches"])


def main() -> None:
    os.umask(0o022)
    show("before")

    before = switches()
    for _ in range(SLEEPS):
        time.sleep(0.001)
    each = round((switches() - before) / SLEEPS)
    print(f"{SLEEPS} calls of sleep: {each} voluntary switch each")

    os.umask(0o077)
    Thread(target=Event().wait, daemon=True).start()
    show("after")


if __name__ == "__main__":
    main()

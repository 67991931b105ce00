"""Ask the kernel who gave up the CPU, and who had it taken away.

Ada waits for letters.  Each time there is none she gives up the CPU herself,
which Linux counts as a voluntary switch.  Bo counts without end, and has to share
his CPU with a rival; he never asks for anything, so the CPU must be taken from
him.  A process that is slow has many switches of the first kind if it waits, and
of the second if it lacks a CPU.
"""

import os
import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

LETTERS = 100  # to Ada
TAKEN = 20  # times that Bo shall lose the CPU
PATIENCE = 20  # seconds


def reader(desk: Connection) -> None:
    """Answer letters until the last, which is empty; this runs in the child."""
    desk.send("at my desk")
    while letter := desk.recv():
        desk.send(f"read: {letter}")


def counter(cpu: int, desk: Connection) -> None:
    """Count without end on one CPU; this runs in the child."""
    os.sched_setaffinity(0, {cpu})
    desk.send("at my desk")
    while True:
        pass


def status(child: Process) -> dict[str, str]:
    """Return what the kernel tells about a child, by name."""
    lines = Path(f"/proc/{child.pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (x.partition(":") for x in lines)}


def switches(child: Process) -> tuple[int, int]:
    """Return how often it gave up the CPU, and how often it was taken away."""
    seen = status(child)
    given, taken = "voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"
    return int(seen[given]), int(seen[taken])


def wait_for(child: Process, state: str) -> None:
    """Wait until the kernel says a child is in a state."""
    deadline = time.monotonic() + PATIENCE
    while not status(child)["State"].startswith(state):
        assert time.monotonic() < deadline, f"not yet {state}"
        time.sleep(0.001)


def while_waiting() -> tuple[int, int]:
    """Count Ada's switches while she waits for letters."""
    desk, door = Pipe()
    ada = Process(target=reader, args=(door,), daemon=True)
    ada.start()
    desk.recv()
    wait_for(ada, "S")
    before = switches(ada)
    for number in range(LETTERS):
        desk.send(f"letter {number}")
        desk.recv()
        wait_for(ada, "S")
    after = switches(ada)
    desk.send("")
    ada.join()
    return after[0] - before[0], after[1] - before[1]


def while_counting() -> tuple[int, int]:
    """Count Bo's switches while he and a rival want the same CPU."""
    desk, door = Pipe()
    cpu = min(os.sched_getaffinity(0))
    both = [Process(target=counter, args=(cpu, door), daemon=True) for _ in range(2)]
    for child in both:
        child.start()
    for _ in both:
        desk.recv()
    before = after = switches(both[0])
    deadline = time.monotonic() + PATIENCE
    while after[1] - before[1] < TAKEN:
        assert time.monotonic() < deadline, "he keeps the CPU"
        time.sleep(0.01)
        after = switches(both[0])
    for child in both:
        child.kill()
        child.join()
    return after[0] - before[0], after[1] - before[1]


def main() -> None:
    given, _ = while_waiting()
    print("Ada, who waits, gave up the CPU for nearly each letter:", given >= 90)
    given, taken = while_counting()
    print("Bo, who counts, had it taken away:", taken >= TAKEN)
    print("Bo gave it up himself less than once in ten:", given * 10 < taken)


if __name__ == "__main__":
    main()

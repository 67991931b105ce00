"""Make the most urgent task wait for a lock, and so for tasks that don't need it.

The weather task takes the lock that the bus task needs.  Then the radio task,
which needs no lock, takes the CPU from the weather task, so the lock isn't given
back, and the most urgent of the three waits for all of it.  With inheritance, a
task that holds the lock is as urgent as the most urgent one that waits for it.
"""

from dataclasses import dataclass


@dataclass
class Task:
    """What it does in each tick: "L" needs the lock, "." does not."""

    name: str
    arrival: int
    ticks: str
    priority: int  # smaller is more urgent
    done: int = 0

    def ready(self, now: int) -> bool:
        """Tell whether it is there and has work to do."""
        return self.arrival <= now and self.done < len(self.ticks)

    def needs_lock(self) -> bool:
        """Tell whether it needs the lock in its next tick."""
        return self.ticks[self.done : self.done + 1] == "L"


def tasks() -> list[Task]:
    return [
        Task("weather", 0, "LLL.", 3),
        Task("bus", 1, ".L.", 1),
        Task("radio", 1, "." * 6, 2),
    ]


def run(todo: list[Task], *, inherit: bool) -> list[str]:
    """Return who runs in each tick; the most urgent who can run does."""
    line: list[str] = []
    holder: Task | None = None
    while ready := [task for task in todo if task.ready(len(line))]:
        waiting = [task for task in ready if task.needs_lock() and task is not holder]
        rank = {task.name: task.priority for task in ready}
        if holder:
            ready = [task for task in ready if task not in waiting]
            if inherit:
                rank[holder.name] = min(rank[task.name] for task in [holder, *waiting])
        task = min(ready, key=lambda one: rank[one.name])
        if task.needs_lock():
            holder = task
        task.done += 1
        line.append(task.name)
        if task is holder and not task.needs_lock():
            holder = None
    return line


def main() -> None:
    for inherit in (False, True):
        line = run(tasks(), inherit=inherit)
        print("with inheritance" if inherit else "without inheritance")
        for name in ("bus", "radio", "weather"):
            print(f"  {name:8}", "".join("#" if one == name else "." for one in line))
        print("  bus done at", len(line) - line[::-1].index("bus"))


if __name__ == "__main__":
    main()

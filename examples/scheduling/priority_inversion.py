"""Let the holder of a lock inherit the priority of the tasks that wait for it."""

from dataclasses import dataclass


@dataclass
class Task:
    """Work in ticks of CPU time: "L" needs the lock, "." does not."""

    name: str
    arrival: int
    ticks: str
    priority: int  # 1 is the highest
    done: int = 0

    def ready(self, now: int) -> bool:
        """Tell whether the task has arrived and is not done."""
        return self.arrival <= now and self.done < len(self.ticks)

    def needs_lock(self) -> bool:
        """Tell whether the next tick needs the lock."""
        return self.ticks[self.done : self.done + 1] == "L"


def make_tasks() -> list[Task]:
    """Return three tasks; low and high share a lock."""
    high, medium = Task("high", 1, ".L.", 1), Task("medium", 1, "......", 2)
    return [high, medium, Task("low", 0, "LLL.", 3)]


def choose(ready: list[Task], holder: Task | None, *, inherit: bool) -> Task:
    """Return the task with the highest priority that doesn't wait for the lock."""
    waiting = [t for t in ready if holder and t is not holder and t.needs_lock()]
    rank = {task.name: task.priority for task in ready}
    if holder and inherit:
        rank[holder.name] = min(rank[task.name] for task in [holder, *waiting])
    can_run = [task for task in ready if task not in waiting]
    return min(can_run, key=lambda task: rank[task.name])


def run(tasks: list[Task], *, inherit: bool) -> list[str]:
    """Return the name of the task that runs in each tick."""
    ran: list[str] = []
    holder: Task | None = None
    while ready := [task for task in tasks if task.ready(len(ran))]:
        task = choose(ready, holder, inherit=inherit)
        if task.needs_lock():
            holder = task
        task.done += 1
        if task is holder and not task.needs_lock():
            holder = None
        ran.append(task.name)
    return ran


def finish(ran: list[str], name: str) -> int:
    """Return when a task ends."""
    return len(ran) - ran[::-1].index(name)


def main() -> None:
    for inherit in (False, True):
        ran = run(make_tasks(), inherit=inherit)
        print("with inheritance" if inherit else "without inheritance")
        for task in make_tasks():
            marks = "".join("#" if name == task.name else "." for name in ran)
            print(f"  {task.name:7} {marks}  ends at {finish(ran, task.name)}")


if __name__ == "__main__":
    main()

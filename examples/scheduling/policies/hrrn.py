"""Highest response ratio next."""

from ..engine.job import Time
from ..engine.policy import Policy, Task
from ..engine.schedule import ratio


class HRRN(Policy):
    """The task with the highest response ratio runs next, to the end of its burst.

    The ratio is (wait + burst) / burst, and the wait is the time since the task became
    ready. Of equals, the first to arrive goes first. Each choice looks at every ready
    task, because all ratios grow, each at its own pace.
    """

    rule = "highest response ratio: {}"

    def start(self) -> None:
        self.since: dict[Task, Time] = {}  # when each task became ready
        self.highest: Time = 1  # the ratio of the task that was taken last

    def add(self, task: Task, now: Time, why: str) -> None:
        self.since[task] = now

    def take(self, now: Time) -> Task | None:
        if not self.since:
            return None
        task = min(self.since, key=lambda task: self.place(task, now))
        self.highest = self.response_ratio(task, now)
        del self.since[task]
        return task

    def response_ratio(self, task: Task, now: Time) -> Time:
        wait = now - self.since[task]
        return ratio(wait + task.burst_left, task.burst_left)

    def place(self, task: Task, now: Time) -> tuple[Time, Time, int]:
        return -self.response_ratio(task, now), task.job.arrival, task.number

    def ready(self, now: Time) -> list[list[Task]]:
        return [sorted(self.since, key=lambda task: self.place(task, now))]

    def reason(self, task: Task) -> Time:
        return self.highest

"""The multilevel queue, without feedback."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from ..engine.job import Ties, Time
from ..engine.option import Kind, Option
from ..engine.policy import Policy, Task
from .fcfs import FCFS
from .round_robin import RoundRobin

OPTIONS = (
    Option("policies", Kind.POLICIES, (RoundRobin(8), FCFS())),
    Option("ties", Kind.TIES, Ties.OSTEP),
)


@dataclass(eq=False)
class MLQ(Policy):
    """Several queues, each with a policy of its own; a job never changes its queue.

    ``policies``, top level first: a level runs only while all above it are empty, and
    is preempted when a job comes to one of them. The priority of a job is its level, 0
    at the top; a priority that no level has means the nearest one.
    ``ties`` says whether a preempted task goes on first when its level is served again,
    with the rest of its slice, or queues again; the ``ties`` of a level don't count.

    Raises ValueError for a policy that reads priorities or has levels itself, and for
    one that is given twice.
    """

    policies: Sequence[Policy]
    ties: Ties = Ties.OSTEP
    options = OPTIONS
    columns = ("priority",)
    rule = "next on the highest level: {}"
    preemptive = sliced = True

    def __post_init__(self) -> None:
        super().__post_init__()
        for n, policy in enumerate(self.policies):
            check_level(f"policies[{n}]", policy)
        if len(set(map(id, self.policies))) < len(self.policies):
            raise ValueError("policies has one twice: give each level its own")
        self.levels = len(self.policies)

    def start(self) -> None:
        for policy in self.policies:
            policy.start()
        self.waiting = [0] * self.levels  # tasks that the policy of each level keeps
        self.interrupted: dict[int, Task] = {}  # by level: goes on first

    def level(self, task: Task) -> int:
        level: int = floor(task.job.priority)
        return min(max(level, 0), self.levels - 1)

    reason = level

    def policy(self, task: Task) -> Policy:
        return self.policies[self.level(task)]

    def add(self, task: Task, now: Time, why: str) -> None:
        level, policy = self.level(task), self.policy(task)
        keeps = self.ties is not Ties.TEXTBOOK_CN and not policy.preemptive
        if why == "preempted" and keeps:
            self.interrupted[level] = task
            return
        self.waiting[level] += 1
        policy.add(task, now, why)

    def take(self, now: Time) -> Task | None:
        for level, policy in enumerate(self.policies):
            if level in self.interrupted:
                return self.interrupted.pop(level)
            if self.waiting[level]:
                self.waiting[level] -= 1
                return policy.take(now)
        return None

    def ready(self, now: Time) -> list[list[Task]]:
        queues = [queue for policy in self.policies for queue in policy.ready(now)]
        for level, task in self.interrupted.items():
            queues[level].insert(0, task)
        return queues

    def preempts(self, running: Task, now: Time) -> bool:
        policy = self.policy(running)
        if any(self.waiting[: self.level(running)]):
            return True
        return policy.preemptive and policy.preempts(running, now)

    def limit(self, task: Task, horizon: Time) -> Time | None:
        policy = self.policy(task)
        return policy.limit(task, horizon) if policy.sliced else None

    def end(self, task: Task) -> None:
        self.policy(task).end(task)

    def block(self, task: Task) -> None:
        self.policy(task).block(task)


def check_level(what: str, policy: Policy) -> None:
    """Raise ValueError unless the policy can be that of a level."""
    if not isinstance(policy, Policy) or policy.columns or policy.levels:
        rule = "give one without priorities and levels, such as FCFS()"
        raise ValueError(f"{what} is {policy!r}: {rule}")

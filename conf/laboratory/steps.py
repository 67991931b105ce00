"""Every step of a schedule: who is in which queue, and in which state.

The engine keeps a log of what happened, not of the queues. So a recorder stands
between the engine and the policy and notes what each task was like at each call; then
the policy is led through the log once more, in the order of time, and asked who is
ready after each event.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from examples.scheduling import Event, Job, Policy, Schedule, Task, simulate
from examples.scheduling.engine.job import Time

NEW, READY, RUNNING, BLOCKED, TERMINATED = STATES = "nrubt"
LETTER = {
    "arrives": READY,
    "back": READY,
    "expired": READY,
    "preempted": READY,
    "runs": RUNNING,
    "blocks": BLOCKED,
    "ends": TERMINATED,
}
LIKE = attrgetter(*Task.__slots__)  # what a task is like


class Step(NamedTuple):
    """An event, and what holds after it; jobs are numbers in the order of the table."""

    event: Event
    states: str  # a letter for each job
    queues: list[list[int]]  # who is ready, a list for each level, the next one first
    running: int | None


class Recorder(Policy):
    """Passes all on to the policy inside, and notes each call with its task."""

    def __init__(self, inside: Policy) -> None:
        self.inside = inside
        self.rule, self.ties, self.levels = inside.rule, inside.ties, inside.levels
        self.preemptive, self.sliced = inside.preemptive, inside.sliced
        self.calls: dict[tuple[str, str | None], deque[tuple[Task | None, Any]]]
        self.calls = defaultdict(deque)

    def __repr__(self) -> str:
        return repr(self.inside)

    def note(self, cause: str, name: str | None, task: Task | None) -> None:
        """Keep what a task is like at this moment."""
        self.calls[cause, name].append((task, LIKE(task) if task else ()))

    @property
    def due(self) -> Time:
        return self.inside.due

    def start(self) -> None:
        self.inside.start()

    def add(self, task: Task, now: Time, why: str) -> None:
        self.note(why, task.job.name, task)
        self.inside.add(task, now, why)

    def take(self, now: Time) -> Task | None:
        task = self.inside.take(now)
        if task:
            self.note("runs", task.job.name, task)
        return task

    def level(self, task: Task) -> int | None:
        return self.inside.level(task)

    def reason(self, task: Task) -> Time | None:
        return self.inside.reason(task)

    def limit(self, task: Task, horizon: Time) -> Time | None:
        return self.inside.limit(task, horizon)

    def preempts(self, running: Task, now: Time) -> bool:
        return self.inside.preempts(running, now)

    def end(self, task: Task) -> None:
        self.note("ends", task.job.name, task)
        self.inside.end(task)

    def block(self, task: Task) -> None:
        self.note("blocks", task.job.name, task)
        self.inside.block(task)

    def tick(self, running: Task | None, now: Time) -> bool:
        boosted = self.inside.tick(running, now)
        if boosted:
            self.note("boost", None, running)
        return boosted


def watch(
    jobs: Iterable[Job],
    policy: Policy,
    context_switch: Time = 0,
    *,
    charge_first: bool = False,
) -> tuple[Schedule, list[Step]]:
    """Return the schedule, and each of its steps."""
    recorder = Recorder(policy)
    schedule = simulate(jobs, recorder, context_switch, charge_first=charge_first)
    return schedule, list(replay(schedule, recorder))


def replay(schedule: Schedule, recorder: Recorder) -> Iterable[Step]:
    """Lead the policy through the log once more, and look at it after each event."""
    policy, calls = recorder.inside, recorder.calls
    states = [NEW] * len(schedule.jobs)
    running: Task | None = None
    policy.start()
    for event in schedule.events:
        task, was = calls[event.cause, event.job].popleft()
        if task:
            for field, value in zip(Task.__slots__, was, strict=True):
                setattr(task, field, value)
        if task and event.job is not None:
            states[task.number] = LETTER[event.cause]
        repeat(policy, event, task)
        if event.cause == "runs":
            running = task
        elif running is task and event.job is not None:
            running = None
        queues = [
            [each.number for each in queue if each is not running]
            for queue in policy.ready(event.time)
        ]
        yield Step(event, "".join(states), queues, running.number if running else None)


def repeat(policy: Policy, event: Event, task: Task | None) -> None:
    """Tell the policy once more what the engine told it then."""
    if event.job is None or task is None:
        policy.tick(task, event.time)  # the boost comes with the running task, if any
    elif event.cause == "runs":
        policy.take(event.time)
    elif event.cause == "ends":
        policy.end(task)
    elif event.cause == "blocks":
        policy.block(task)
    else:
        policy.add(task, event.time, event.cause)

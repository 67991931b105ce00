"""A policy that breaks a rule of the engine is told which job it was, and when."""

from collections import deque
from itertools import count

import pytest

from examples.scheduling import FCFS, Job, PolicyError, RoundRobin, Task, simulate

TWO = [Job("A", 0, 4), Job("B", 3, 2)]


class Loses(FCFS):
    """Forgets the job B."""

    def add(self, task, now, why):
        if task.job.name != "B":
            super().add(task, now, why)


class LosesAtExpiry(RoundRobin):
    """Forgets a job whose slice has expired."""

    def add(self, task, now, why):
        if why != "expired":
            super().add(task, now, why)


class LosesWhenPreempted(FCFS):
    """Preempts, and forgets the task that ran."""

    preemptive = True

    def add(self, task, now, why):
        if why != "preempted":
            super().add(task, now, why)

    def preempts(self, running, now):
        return bool(self.queue)


class TakesTwice(FCFS):
    """Gives the first job again and again."""

    def take(self, now):
        self.first = getattr(self, "first", None) or super().take(now)
        return self.first


class TakesOld(FCFS):
    """Keeps its queue from one run to the next."""

    queue = deque()  # noqa: RUF012 (that is its fault)

    def start(self):
        pass


class TakesJob(FCFS):
    """Gives the job, not the task."""

    def take(self, now):
        return super().take(now).job


class NoTime(RoundRobin):
    """Gives a slice of no length."""

    def limit(self, task, horizon):
        return 0


class AlwaysDue(FCFS):
    """Is due at the same time for ever."""

    preemptive = True
    due = 1


class DueInThePast(FCFS):
    """Wants its tick before now."""

    preemptive = True

    def take(self, now):
        self.due = now - 1
        return super().take(now)


class Counts(FCFS):
    """Notes when it is ticked; it is due while a job runs that it can't preempt."""

    def start(self):
        super().start()
        self.due, self.ticks = 1, []

    def tick(self, running, now):
        self.due = None
        self.ticks.append(now)


@pytest.mark.parametrize(
    ("policy", "jobs", "says"),
    [
        (
            Loses(),
            TWO,
            "Loses() took no task at 4, but job 'B' has been ready since 3",
        ),
        (
            LosesAtExpiry(3),
            TWO,
            "took no task at 5, but job 'A' has been ready since 3",
        ),
        (
            LosesWhenPreempted(),
            TWO,
            "took no task at 5, but job 'A' has been ready since 3",
        ),
        (TakesTwice(), TWO, "TakesTwice() took job 'A' at 4, but it has ended"),
        (
            TakesTwice(),
            [Job("A", 0, 4, io_every=2, io_time=5), Job("B", 0, 1)],
            "took job 'A' at 2, but it waits for I/O",
        ),
        (TakesJob(), TWO, "TakesJob().take returned Job(name='A', arrival=0, "),
        (TakesJob(), TWO, " at 0: give a Task or None"),
        (
            NoTime(1),
            TWO,
            "gave job 'A' at 0 a slice of 0: it must be more than 0",
        ),
        (AlwaysDue(), TWO, "AlwaysDue() is due at 1, but it is 1"),
        (DueInThePast(), TWO, "DueInThePast() is due at -1, but it is 0"),
    ],
)
def test_the_error_names_the_job_and_the_time(policy, jobs, says):
    with pytest.raises(PolicyError) as caught:
        simulate(jobs, policy)

    assert says in str(caught.value)


def test_a_task_of_another_run_is_not_taken():
    policy = TakesOld()
    policy.queue.append(Task(0, Job("old", 0, 1)))

    with pytest.raises(PolicyError, match="'old' at 0, but it is a task of another"):
        simulate(TWO, policy)


def test_what_is_due_while_a_job_can_not_be_preempted_is_done_when_it_stops():
    policy = Counts()

    simulate(TWO, policy)

    assert policy.ticks == [4]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("lost", [1, 2, 5])
def test_no_job_is_lost_in_silence(lost):
    class LosesOne(FCFS):
        def start(self):
            super().start()
            self.added = count(1)

        def add(self, task, now, why):
            if next(self.added) != lost:
                super().add(task, now, why)

    jobs = [Job(f"J{n}", n, 2) for n in range(1, 6)]

    with pytest.raises(PolicyError, match=f"job 'J{lost}' has been ready since {lost}"):
        simulate(jobs, LosesOne())

"""Scheduling: one CPU, many jobs, and who runs next.

``simulate(jobs, policy)`` returns the exact schedule. The folder can be copied out:
it needs nothing but Python's standard library.
"""

from .engine.job import Job, Ties
from .engine.option import Kind, Option
from .engine.policy import Policy, PolicyError, Task
from .engine.schedule import Average, Event, Figures, Schedule, Slice
from .engine.simulation import simulate
from .policies import (
    FCFS,
    HRRN,
    MLFQ,
    MLQ,
    POLICIES,
    SJF,
    SRTF,
    Priority,
    PriorityRoundRobin,
    RoundRobin,
)

__all__ = [
    "FCFS",
    "HRRN",
    "MLFQ",
    "MLQ",
    "POLICIES",
    "SJF",
    "SRTF",
    "Average",
    "Event",
    "Figures",
    "Job",
    "Kind",
    "Option",
    "Policy",
    "PolicyError",
    "Priority",
    "PriorityRoundRobin",
    "RoundRobin",
    "Schedule",
    "Slice",
    "Task",
    "Ties",
    "simulate",
]

"""Scheduling: one CPU, many jobs, and who runs next.

``simulate(jobs, policy)`` returns the exact schedule. The folder can be copied out:
it needs nothing but Python's standard library.
"""

from .engine.job import Job, Ties
from .engine.option import Kind, Option
from .engine.policy import Policy, PolicyError, Task
from .engine.schedule import Average, Event, Figures, Schedule, Slice
from .engine.simulation import simulate
from .policies import FCFS, MLFQ, POLICIES, SJF, SRTF, Priority, RoundRobin

__all__ = [
    "FCFS",
    "MLFQ",
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
    "RoundRobin",
    "Schedule",
    "Slice",
    "Task",
    "Ties",
    "simulate",
]

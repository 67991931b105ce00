"""Scheduling: one CPU, many jobs, and who runs next.

``simulate(jobs, policy)`` returns the exact schedule. The folder can be copied out:
it needs nothing but Python's standard library.
"""

from .engine.job import Job, Ties
from .engine.schedule import Average, Event, Figures, Schedule, Slice
from .engine.simulation import simulate
from .policies.fcfs import FCFS
from .policies.mlfq import MLFQ
from .policies.priority import Priority
from .policies.round_robin import RoundRobin
from .policies.sjf import SJF
from .policies.srtf import SRTF

__all__ = [
    "FCFS",
    "MLFQ",
    "SJF",
    "SRTF",
    "Average",
    "Event",
    "Figures",
    "Job",
    "Priority",
    "RoundRobin",
    "Schedule",
    "Slice",
    "Ties",
    "simulate",
]

"""The policies, one a file; only MLQ knows others. POLICIES is the list of them all."""

from ..engine.policy import Policy
from .fcfs import FCFS
from .hrrn import HRRN
from .mlfq import MLFQ
from .mlq import MLQ
from .priority import Priority
from .priority_round_robin import PriorityRoundRobin
from .round_robin import RoundRobin
from .sjf import SJF
from .srtf import SRTF

__all__ = [
    "FCFS",
    "HRRN",
    "MLFQ",
    "MLQ",
    "POLICIES",
    "SJF",
    "SRTF",
    "Priority",
    "PriorityRoundRobin",
    "RoundRobin",
]

# By name, in the order in which they are listed everywhere.
POLICIES: dict[str, type[Policy]] = {
    policy.__name__: policy
    for policy in (
        *(FCFS, SJF, HRRN, SRTF, RoundRobin),
        *(Priority, PriorityRoundRobin, MLQ, MLFQ),
    )
}

"""The policies, one a file; none knows another. POLICIES is the list of them all."""

from ..engine.policy import Policy
from .fcfs import FCFS
from .mlfq import MLFQ
from .priority import Priority
from .round_robin import RoundRobin
from .sjf import SJF
from .srtf import SRTF

__all__ = ["FCFS", "MLFQ", "POLICIES", "SJF", "SRTF", "Priority", "RoundRobin"]

# By name, in the order in which they are listed everywhere.
POLICIES: dict[str, type[Policy]] = {
    policy.__name__: policy for policy in (FCFS, SJF, SRTF, RoundRobin, Priority, MLFQ)
}

"""Spread the tests over the workers, but keep those together that read the whole site.

To parse its pages, or its messages, takes longer than most of these tests do.
"""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/site/test_messages.py", "tests/site/")


class Scheduler(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Give each test to the next free worker, and these groups to one each."""

    def _split_scope(self, nodeid: str) -> str:
        return next((one for one in TOGETHER if nodeid.startswith(one)), nodeid)

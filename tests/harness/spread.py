"""Spread the tests over the workers, and keep those together that share something.

The tests of one file often run the same example or program, and keep what it printed.
Those of the site share its pages, which take longer to parse than a test does.
"""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/site/test_messages.py", "tests/site/")
SINGLY = ("tests/test_examples.py", "tests/check/", "tests/platforms/")


class Scheduler(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Give each file to the next free worker, the site to one, and the last singly."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(SINGLY):
            return nodeid
        file = nodeid.partition("::")[0]
        return next((one for one in TOGETHER if nodeid.startswith(one)), file)

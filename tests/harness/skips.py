"""Say at the end of a run what was skipped, and why: a line a reason."""

import re
from collections import Counter
from typing import Any

NAME = re.compile(r"^[a-z_]+/\w+(?= )")
REASON = re.compile(r"^Skipped: ")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print how many tests were skipped for each reason, the commonest first."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(reason_of(report) for report in skipped)
    if reasons:
        terminalreporter.section("skipped, and why")
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:5}  {reason}")


def reason_of(report: Any) -> str:
    """Return why a test was skipped, without the name of its example."""
    _, _, reason = report.longrepr
    return NAME.sub("an example", REASON.sub("", reason))

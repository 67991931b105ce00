"""The end of a run says what was skipped, a line a reason."""

from types import SimpleNamespace

from tests.harness import skips


def said(*reasons: str) -> list[str]:
    """Return the lines that are printed when tests were skipped for these reasons."""
    lines: list[str] = []
    reports = [
        SimpleNamespace(longrepr=("test_some.py", 7, f"Skipped: {reason}"))
        for reason in reasons
    ]
    reporter = SimpleNamespace(
        stats={"skipped": reports}, section=lines.append, line=lines.append
    )
    skips.pytest_terminal_summary(reporter)
    return lines


def test_skips_are_counted_by_reason_whatever_the_example_is() -> None:
    needs = "needs numpy, which is not installed here"

    assert said("only at night", f"ipc/queue {needs}", f"ipc/pipe {needs}") == [
        "skipped, and why",
        f"    2  an example {needs}",
        "    1  only at night",
    ]


def test_nothing_is_said_when_nothing_was_skipped() -> None:
    assert said() == []

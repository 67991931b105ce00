"""Reports that stay whole in one file, and why small ones prove nothing."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import pytest

from examples._trace.model import Trace
from examples.synchronization import (
    append_lines,
    append_with_lock,
    append_without_lock,
)
from tests.harness import traces
from tests.harness.interpreters import ask
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant


class LockThatLooks(AbstractContextManager["LockThatLooks"]):
    """Stands for a lock, and looks into the file when taken and when released."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen: list[str] = []

    def look(self) -> None:
        self.seen.append(
            self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        )

    def __enter__(self) -> "LockThatLooks":
        self.look()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.look()


def test_the_whole_report_is_in_the_file_before_the_lock_is_released(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(append_with_lock, "LINES", 2)
    lock = LockThatLooks(tmp_path / "reports.txt")

    append_with_lock.worker(1, lock.path, lock)  # type: ignore[arg-type]

    assert lock.seen == ["", "worker 1 line 0\nworker 1 line 1\n"]


def test_a_line_is_in_the_file_before_the_lock_is_released(tmp_path: Path):
    lock = LockThatLooks(tmp_path / "log.txt")

    append_lines.append(lock.path, "a line", lock)  # type: ignore[arg-type]

    assert lock.seen == ["", "a line\n"]


@pytest.mark.whole
def test_a_thousand_times_the_lines_are_all_whole(method: str, tmp_path: Path):
    changes = {
        "LINES = 3 ": "LINES = 3000 ",
        '        print(path.read_text(), end="")\n': "        text = path.read_text()\n"
        "        print(len(set(text.splitlines())), text.count('\\n'))\n",
    }

    run = run_variant(tmp_path, "synchronization/append_lines", changes, method)

    assert run.out == "6000 6000\n"


@says(
    "synchronization/append_with_lock",
    "The times in which workers hold `lock` never overlap:",
)
def test_one_report_ends_before_the_next_begins(trace: Trace) -> None:
    held = traces.spans(trace, "lock")

    assert len(held) == 3
    assert traces.overlaps(held) == []


@says(
    "synchronization/append_with_lock",
    "while the first writes its report, the other two wait.",
)
def test_the_others_wait_while_the_first_report_is_written(trace: Trace) -> None:
    first = traces.spans(trace, "lock")[0]
    waiting = {
        wait.lane
        for wait in traces.waits(trace, "lock")
        if first.start < wait.start < first.end <= wait.end
    }

    assert len(waiting) == 2


@pytest.mark.whole
def test_a_worker_that_fails_leaves_the_lock_to_the_others(method: str, tmp_path: Path):
    changes = {
        "            file.write(f": (
            "            if (number, line) == (1, 5): raise OSError('disk full')\n"
            "            file.write(f"
        ),
    }

    run = run_variant(
        tmp_path,
        "synchronization/append_with_lock",
        changes,
        method,
        stderr="OSError: disk full",
    )

    assert sorted(run.out.splitlines()) == [
        "worker 1: 5 lines in a row",
        "worker 2: 100000 lines in a row",
        "worker 3: 100000 lines in a row",
    ]


def test_small_writes_and_large_ones_are_whole_lines(tmp_path: Path):
    path = tmp_path / "reports.txt"
    with path.open("a") as file:
        for line in range(append_without_lock.LONG):
            file.write(f"worker 1 line {line}\n")
            if not line % 100 and path.stat().st_size:
                assert path.read_bytes().endswith(b"\n")
                return
    pytest.fail("nothing was written before the file was closed")


@pytest.mark.control
def test_under_the_same_schedule_a_lock_keeps_both_reports_whole(
    method: str, tmp_path: Path
):
    opened = '    with path.open("a") as file:\n        for line in range(lines):\n'
    halfway = "            if line == lines // 2:\n"
    second = '            file.write(f"worker 2'
    with_lock = opened.replace("with path", "with lock, path")
    changes = {
        "import Event, Process": "import Event, Lock, Process",
        "(path, lines, Event(), Event())": "(path, lines, Event(), Event(), Lock())",
        "def worker_1(path: Path, lines: int, halfway: EventType, other_done: "
        "EventType)": "def worker_1(path, lines, halfway, other_done, lock)",
        "def worker_2(path: Path, lines: int, halfway: EventType, other_done: "
        "EventType)": "def worker_2(path, lines, halfway, other_done, lock)",
        opened + halfway: with_lock + halfway,
        opened + second: with_lock + second,
        "                other_done.wait()": "                other_done.wait(1)",
    }

    run = run_variant(tmp_path, "synchronization/append_without_lock", changes, method)

    assert run.out.splitlines() == [
        "100 lines each: worker 1, then worker 2",
        "20000 lines each: worker 1, then worker 2",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_without_a_lock_a_hundred_lines_each_never_mix(python: str, tmp_path: Path):
    command = program("synchronization/append_by_chance", "100", "5", python=python)

    assert run_program(command, tmp_path).out == "0\n"


@pytest.mark.parametrize("lines", [append_without_lock.SHORT, append_without_lock.LONG])
def test_half_a_short_report_stays_in_the_buffer_and_half_a_long_one_does_not(
    lines: int, tmp_path: Path
):
    path = tmp_path / "reports.txt"
    with path.open("a") as file:
        file.writelines(f"worker 1 line {line}\n" for line in range(lines // 2))
        written = path.stat().st_size

    assert (written > 0) == (lines == append_without_lock.LONG)


def test_the_buffer_holds_8_kib_and_since_3_14_128_kib(python: str, tmp_path: Path):
    run = run_program(program("synchronization/first_write", python=python), tmp_path)

    kib = 128 if ask(python).here.version >= (3, 14) else 8
    assert (kib - 8) * 1024 < int(run.out) <= (kib + 1) * 1024


def test_two_who_open_with_w_write_over_each_other(tmp_path: Path):
    path = tmp_path / "reports.txt"
    with path.open("w") as first, path.open("w") as second:
        first.write("worker 1\n")
        second.write("worker 2\n")

    assert path.read_text(encoding="utf-8").count("worker") == 1


FLUSHED = (
    'file.write("line of the worker\\n")  # stays in the buffer\n'
    "            file.flush()\n"
)
OPENED_INSIDE = """\
    with lock, path.open("a") as file:
        file.write("line of the worker\\n")
    if True:
"""


@pytest.mark.parametrize(
    "changes",
    [
        {'file.write("line of the worker\\n")  # stays in the buffer\n': FLUSHED},
        {
            '    with path.open("a") as file:\n'
            "        with lock:\n"
            '            file.write("line of the worker\\n")  # stays '
            "in the buffer\n": OPENED_INSIDE,
        },
    ],
    ids=["flush", "open inside the lock"],
)
@pytest.mark.control
def test_either_cure_brings_the_line_to_the_file_before_the_release(
    changes: dict[str, str], method: str, tmp_path: Path
):
    run = run_variant(tmp_path, "synchronization/no_flush_in_lock", changes, method)

    assert run.out.splitlines() == [
        f"worker released the lock; bytes in the file: {len('line of the worker') + 1}",
        "line of the worker",
        "line of main",
    ]


@pytest.mark.whole
def test_a_lock_made_at_module_level_is_made_before_the_method_is_chosen(
    method: str, tmp_path: Path
):
    run_variant(
        tmp_path,
        "synchronization/lock_at_module_level",
        {},
        method,
        code=1,
        stderr="RuntimeError: context has already been set",
    )


@pytest.mark.control
def test_try_it_without_a_buffer_short_reports_mix_as_well(method: str, tmp_path: Path):
    opened = (
        '    with path.open("a") as file:\n        for line in range(lines):\n'
        "            if line"
    )
    changes = {opened: opened.replace('"a"', '"a", buffering=1')}

    run = run_variant(tmp_path, "synchronization/append_without_lock", changes, method)

    assert run.out.splitlines()[0] == (
        "100 lines each: worker 1, then worker 2, then worker 1"
    )

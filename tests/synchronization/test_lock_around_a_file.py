"""Reports and slips that stay whole, and why small ones prove nothing."""

import socket
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import pytest

from examples.synchronization import (
    append_by_chance,
    append_with_lock,
    append_without_lock,
    print_with_lock,
)
from tests.harness import traces
from tests.harness.run import environment
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
    monkeypatch.setattr(append_with_lock, "LINES", 3)
    lock = LockThatLooks(tmp_path / "reports")

    append_with_lock.append("Ada", lock.path, lock)  # type: ignore[arg-type]

    assert lock.seen == ["", "Ada 0\nAda 1\nAda 2\n"]


def test_in_the_trace_one_report_ends_before_the_next_begins():
    trace = traces.load("synchronization/append_with_lock")

    assert sorted(traces.holders(trace, "lock")) == sorted(append_with_lock.CLERKS)
    assert traces.overlaps(traces.spans(trace, "lock")) == []


@pytest.mark.parametrize("module", [append_with_lock, append_without_lock])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Ada 0\nAda 1\nBo 0\nBo 1\n", ["Ada", "Bo"]),
        ("Ada 0\nBo 0\nBo 1\nAda 1\n", ["Ada", "Bo", "Ada"]),
    ],
)
def test_a_report_that_is_broken_off_counts_as_two_pieces(module, text, found):
    assert module.pieces(text) == found


def test_half_a_short_report_stays_in_the_buffer_and_half_a_long_one_does_not(
    tmp_path: Path,
):
    written = {}
    for lines in (append_without_lock.SHORT, append_without_lock.LONG):
        path = tmp_path / str(lines)
        with path.open("a") as file:
            file.writelines(f"Ada {number}\n" for number in range(lines // 2))
            written[lines] = path.stat().st_size

    assert written[append_without_lock.SHORT] == 0
    assert written[append_without_lock.LONG] > 0


@pytest.mark.control
def test_under_the_same_schedule_a_lock_keeps_both_reports_whole(
    method: str, tmp_path: Path
):
    opened = '    with path.open("a") as file:\n        file.writelines(f"{name} '
    signature = "(path: Path, lines: int, half_done: EventType, bo_is_done: EventType"
    changes = {
        "import Event, Process": "import Event, Lock, Process",
        "(path, lines, Event(), Event())": "(path, lines, Event(), Event(), Lock())",
        "    assert bo_is_done.wait(PATIENCE)": "    assert not bo_is_done.wait(1)",
    }
    for function, name in (("ada", "Ada"), ("bo", "Bo")):
        changes[f"def {function}{signature})"] = f"def {function}{signature}, lock)"
        found = opened.replace("{name}", name)
        if name == "Ada":
            found += '{number}\\n" for number in range(lines // 2))\n'
        changes[found] = found.replace("    with path", "    with lock, path")

    run = run_variant(tmp_path, "synchronization/append_without_lock", changes, method)

    assert run.out.splitlines() == [
        "100 lines each: Ada, Bo",
        "200000 lines each: Ada, Bo",
    ]


def test_reports_are_tried_from_harmless_to_sure_to_mix():
    assert min(append_by_chance.SIZES) == append_without_lock.SHORT
    assert max(append_by_chance.SIZES) == append_with_lock.LINES


FLUSHED = 'file.write("first:  Ada\\n")\n            file.flush()\n'
OPENED_INSIDE = """\
    with lock, path.open("a") as file:
        file.write("first:  Ada\\n")
    if True:
"""


@pytest.mark.parametrize(
    "changes",
    [
        {'file.write("first:  Ada\\n")\n': FLUSHED},
        {
            '    with path.open("a") as file:\n'
            "        with lock:\n"
            '            file.write("first:  Ada\\n")\n': OPENED_INSIDE
        },
    ],
    ids=["flush", "with lock around the opening"],
)
@pytest.mark.control
def test_either_cure_brings_the_line_to_the_file_before_the_release(
    changes: dict[str, str], method: str, tmp_path: Path
):
    run = run_variant(
        tmp_path, "synchronization/released_before_written", changes, method
    )

    assert run.out.splitlines() == [
        f"Ada has released the lock; bytes in the file: {len('first:  Ada') + 1}",
        "first:  Ada",
        "second: main",
        "exit code: 0",
    ]


class PrintingLock(LockThatLooks):
    """Stands for the lock of a page; prints and events come between."""

    def __init__(self) -> None:
        self.notes: list[object] = []

    def look(self) -> None:
        self.notes.append("lock")

    def set(self) -> None:
        self.notes.append("begun")

    def print(self, line: str, *, flush: bool = False) -> None:
        self.notes.append((line, flush))


def test_every_line_of_a_slip_is_flushed_inside_one_lock(
    monkeypatch: pytest.MonkeyPatch,
):
    lock = PrintingLock()
    monkeypatch.setattr(print_with_lock, "print", lock.print, raising=False)

    print_with_lock.print_slip("Ada", 7, lock, lock)  # type: ignore[arg-type]

    assert lock.notes == [
        "lock",
        ("slip from Ada:", True),
        "begun",
        ("  7 crates", True),
        ("  signed", True),
        "lock",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="counts writes by messages")
@pytest.mark.parametrize(
    ("options", "writes"), [([], [b"3 crates\n"]), (["-u"], [b"3 crates", b"\n"])]
)
def test_a_printed_line_is_one_write_unless_python_is_unbuffered(
    options: list[str], writes: list[bytes], python: str, tmp_path: Path
):
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [python, *options, "-c", "print('3 crates', flush=True)"]
    with ours, theirs:
        clean = environment(str(tmp_path))
        subprocess.run(command, stdout=theirs, env=clean, check=True, timeout=30)
        theirs.close()
        seen = list(iter(lambda: ours.recv(100), b""))

    assert seen == writes


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
    opened = '    with path.open("a") as file:\n        file.writelines(f"Ada '
    changes = {
        f'{opened}{{number}}\\n" for number in range(lines // 2))\n': (
            f'{opened}{{number}}\\n" for number in range(lines // 2))\n'.replace(
                '"a"', '"a", buffering=1'
            )
        )
    }

    run = run_variant(tmp_path, "synchronization/append_without_lock", changes, method)

    assert run.out.splitlines()[0] == "100 lines each: Ada, Bo, Ada"


@pytest.mark.control
def test_a_lock_around_the_slip_keeps_its_lines_together(method: str, tmp_path: Path):
    take, give = "    lock.acquire()\n", "    lock.release()\n"
    ada, bo = (
        f'    print("slip from {name}:", flush=True)\n' for name in ("Ada", "Bo")
    )
    last = '    print("  7 crates", flush=True)\n    print("  signed", flush=True)\n'
    signature = "(begun: EventType, bo_is_done: EventType) -> None:"
    changes = {
        "import Event, Process": "import Event, Lock, Process",
        "arguments = (Event(), Event())": "arguments = (Event(), Event(), Lock())",
        f"def ada{signature}": "def ada(begun, bo_is_done, lock):",
        f"def bo{signature}": "def bo(begun, bo_is_done, lock):",
        ada: f"{take}{ada}",
        bo: f"{take}{bo}",
        last: f"{last}{give}",
        "    assert bo_is_done.wait(PATIENCE)\n": "    assert not bo_is_done.wait(1)\n",
        "    bo_is_done.set()\n": f"{give}    bo_is_done.set()\n",
    }

    run = run_variant(tmp_path, "synchronization/print_without_lock", changes, method)

    slip = "slip from {}:\n  {} crates\n  signed\n"
    assert run.out == slip.format("Ada", 7) + slip.format("Bo", 3)

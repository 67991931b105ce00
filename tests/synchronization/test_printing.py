"""Lines that stay together on one standard output, and lines that break."""

import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import pytest

from examples.synchronization import print_with_lock
from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program
from tests.harness.run import environment
from tests.harness.variants import run_variant


class NotedLock:
    """Stands for a lock, and notes what is printed while it is held."""

    def __init__(self) -> None:
        self.notes: list[object] = []

    def print(self, line: str, *, flush: bool = False) -> None:
        self.notes.append((line, flush))

    def __enter__(self) -> None:
        self.notes.append("acquire")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.notes.append("release")


def blocks(out: str) -> list[list[str]]:
    """Return the printed lines in threes."""
    lines = out.splitlines()
    return [lines[n : n + 3] for n in range(0, len(lines), 3)]


def test_the_last_line_is_flushed_before_the_release(monkeypatch: pytest.MonkeyPatch):
    lock = NotedLock()
    monkeypatch.setattr(print_with_lock, "print", lock.print, raising=False)

    print_with_lock.worker(1, lock)  # type: ignore[arg-type]

    assert lock.notes == [
        "acquire",
        ("worker 1", False),
        ("  read 100 rows", False),
        ("  wrote file 1", True),
        "release",
    ]


@pytest.mark.whole
def test_a_thousand_results_of_each_worker_stay_whole(method: str, tmp_path: Path):
    changes = {"    with lock:\n": "    for _ in range(1000):\n      with lock:\n"}

    run = run_variant(tmp_path, "synchronization/print_with_lock", changes, method)

    found = blocks(run.out)
    assert len(found) == 3000
    for worker, read, wrote in found:
        number = int(worker.removeprefix("worker "))
        assert (read, wrote) == (f"  read {number}00 rows", f"  wrote file {number}")


@pytest.mark.whole
def test_a_worker_that_fails_leaves_the_lock_to_the_others(method: str, tmp_path: Path):
    changes = {
        '        print(f"  wrote file {number}", flush=True)\n': (
            "        if number == 1: raise OSError('disk full')\n"
            '        print(f"  wrote file {number}", flush=True)\n'
        )
    }

    run = run_variant(
        tmp_path,
        "synchronization/print_with_lock",
        changes,
        method,
        stderr="OSError: disk full",
    )

    assert run.out.count("wrote") == 2


@pytest.mark.control
def test_under_the_same_schedule_a_lock_keeps_the_lines_together(
    method: str, tmp_path: Path
):
    signature = "(begun: EventType, other_done: EventType) -> None:"
    take, give = "    lock.acquire()\n", "    lock.release()\n"
    first, second = (f'    print("worker {n}", flush=True)\n' for n in (1, 2))
    last = '    print("  wrote file 1", flush=True)\n'
    changes = {
        "import Event, Process": "import Event, Lock, Process",
        "events = (Event(), Event())": "events = (Event(), Event(), Lock())",
        f"def worker_1{signature}": "def worker_1(begun, other_done, lock):",
        f"def worker_2{signature}": "def worker_2(begun, other_done, lock):",
        first: take + first,
        second: take + second,
        last: last + give,
        "    other_done.wait()\n": "    assert not other_done.wait(1)\n",
        "    other_done.set()\n": give + "    other_done.set()\n",
    }

    run = run_variant(tmp_path, "synchronization/print_without_lock", changes, method)

    assert blocks(run.out) == [
        ["worker 1", "  read 100 rows", "  wrote file 1"],
        ["worker 2", "  read 200 rows", "  wrote file 2"],
    ]


def test_a_full_buffer_is_written_in_the_middle_of_a_line(
    method: str, python: str, tmp_path: Path
):
    command = program("synchronization/print_without_flush", method, python=python)

    run = run_program(command, tmp_path)

    later = ask(python).here.version >= (3, 13)
    begun = "worker 1 finished task" if later else "worker 1 "
    assert run.out == f"{begun}worker 2 finished task 0\n"


@pytest.mark.skipif(sys.platform != "linux", reason="counts writes by messages")
@pytest.mark.parametrize(
    ("options", "call", "writes"),
    [
        ([], "print('a', 'b', flush=True)", [b"a b\n"]),
        (["-u"], "print('a', 'b')", [b"a", b" ", b"b", b"\n"]),
        (["-u"], "import sys; sys.stdout.write('a b\\n')", [b"a b\n"]),
        ([], "print('a\\nb', flush=True)", [b"a\nb\n"]),
    ],
)
def test_a_printed_line_is_one_write_unless_python_is_unbuffered(
    options: list[str], call: str, writes: list[bytes], python: str, tmp_path: Path
):
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [python, *options, "-c", call]
    with ours, theirs:
        clean = environment(str(tmp_path))
        subprocess.run(command, stdout=theirs, env=clean, check=True, timeout=30)
        theirs.close()
        seen = list(iter(lambda: ours.recv(100), b""))

    assert seen == writes


@pytest.mark.control
def test_what_a_killed_worker_has_not_flushed_is_lost(method: str, tmp_path: Path):
    last = '    print("  wrote file 2", flush=True)\n    other_done.set()\n'
    killed = "    import os, signal\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    changes = {last: last.replace(", flush=True", "") + killed}

    run = run_variant(tmp_path, "synchronization/print_without_lock", changes, method)

    assert "  read 200 rows\n" in run.out
    assert "  wrote file 2\n" not in run.out


@pytest.mark.control
def test_try_it_short_results_stay_whole_in_the_buffer(method: str, tmp_path: Path):
    changes = {", flush=True)": ")", "    with lock:\n": "    if lock:\n"}

    run = run_variant(tmp_path, "synchronization/print_with_lock", changes, method)

    assert sorted(blocks(run.out)) == [
        [f"worker {n}", f"  read {n}00 rows", f"  wrote file {n}"] for n in (1, 2, 3)
    ]

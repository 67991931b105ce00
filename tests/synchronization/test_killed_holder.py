"""What a killed holder leaves behind, and the designs that survive it."""

import sys
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl")

from examples.synchronization import file_lock_freed, filelock_timeout, start_afresh
from tests.harness import traces
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

LEAVE = (
    "    import signal\n    import sys\n"
    "    signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
)
TERMINATED = {"    child.kill()\n": "    child.terminate()\n"}


def balances(folder: Path) -> tuple[str, str]:
    cash, stock = (
        (folder / book).read_text(encoding="utf-8") for book in ("cash", "stock")
    )
    return cash, stock


def make_books(folder: Path, plan: str) -> None:
    for book in ("cash", "stock"):
        (folder / book).write_text("100", encoding="utf-8")
    (folder / "lock").write_text(plan, encoding="utf-8")


@pytest.mark.parametrize(
    ("plan", "after"),
    [
        ("", ("100", "100")),
        ("cash=90 stock=110\n", ("90", "110")),
        ("cash=90 stock=1", ("100", "100")),  # its writer was killed in the middle
    ],
)
def test_a_plan_is_carried_out_only_if_it_was_complete(plan, after, tmp_path: Path):
    make_books(tmp_path, plan)

    with file_lock_freed.books_locked(tmp_path):
        found = balances(tmp_path)

    assert found == after
    assert (tmp_path / "lock").read_text(encoding="utf-8") == ""


def test_a_plan_may_be_carried_out_twice(tmp_path: Path):
    make_books(tmp_path, "cash=90 stock=110\n")
    with file_lock_freed.books_locked(tmp_path):
        pass
    (tmp_path / "lock").write_text("cash=90 stock=110\n", encoding="utf-8")

    with file_lock_freed.books_locked(tmp_path):
        assert balances(tmp_path) == ("90", "110")


def test_the_books_are_locked_while_one_is_at_work(tmp_path: Path):
    with (
        file_lock_freed.books_locked(tmp_path),
        (tmp_path / "lock").open("a") as other,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize(
    ("ledger", "whole"),
    [
        ("Ada ", ""),
        ("Ada paid\nBo ", "Ada paid\n"),
        ("Ada paid\n", "Ada paid\n"),
        ("", ""),
    ],
)
def test_only_the_half_entry_is_struck_out(ledger: str, whole: str, tmp_path: Path):
    path = tmp_path / "ledger"
    path.write_text(ledger, encoding="utf-8")

    start_afresh.strike_out_the_half(path)

    assert path.read_text(encoding="utf-8") == whole


def test_the_manager_gives_up_and_gets_the_lock_later(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(filelock_timeout, "PATIENCE", 0.1)
    path = tmp_path / "lock"

    with filelock_timeout.FileLock(path):
        while_held = filelock_timeout.manager(path)

    assert (while_held, filelock_timeout.manager(path)) == ("gives up", "has the lock")
    assert issubclass(filelock_timeout.Timeout, TimeoutError)


@pytest.mark.control
def test_without_a_limit_main_waits_for_the_dead(method: str, tmp_path: Path):
    changes = {"got_it = lock.acquire(timeout=PATIENCE)": "got_it = lock.acquire()"}

    run = run_variant(
        tmp_path, "synchronization/killed_holder", changes, method, hangs=True
    )

    assert run.out == ""  # what main has printed was still in its buffer


@pytest.mark.control
def test_terminated_without_a_handler_it_leaves_the_lock_taken(method, tmp_path: Path):
    run = run_variant(tmp_path, "synchronization/killed_holder", TERMINATED, method)

    assert "clerk: exit code -15\n" in run.out
    assert "after waiting: False\n" in run.out


@pytest.mark.control
def test_try_it_a_handler_that_exits_frees_the_lock_and_mends_nothing(
    method: str, tmp_path: Path
):
    changes = TERMINATED | {"    with lock:\n": f"{LEAVE}    with lock:\n"}

    run = run_variant(tmp_path, "synchronization/killed_holder", changes, method)

    assert "clerk: exit code 7\n" in run.out
    assert "after waiting: True\n" in run.out
    assert "is 190\n" in run.out


@pytest.mark.control
def test_without_the_plan_nobody_can_mend_the_books(method: str, tmp_path: Path):
    changes = {
        '        plan.write("cash=90 stock=110\\n")\n': "",
        "        plan.flush()\n": "",
    }

    run = run_variant(tmp_path, "synchronization/file_lock_freed", changes, method)

    assert run.out.endswith("cash 90\nstock 100\n")


@pytest.mark.control
def test_if_the_others_are_not_stopped_they_wait_for_ever(method: str, tmp_path: Path):
    changes = {"                    other.kill()\n": "                    pass\n"}

    run_variant(tmp_path, "synchronization/start_afresh", changes, method, hangs=True)


@pytest.mark.control
def test_with_the_old_lock_the_new_crew_stands_still(method: str, tmp_path: Path):
    changes = {
        "    lock = Lock()  # a new one for each crew\n": "    lock = OLD[0]\n",
        "def main() -> None:\n": "OLD = []\n\n\ndef main() -> None:\n"
        "    OLD.append(Lock())\n",
    }

    run_variant(tmp_path, "synchronization/start_afresh", changes, method, hangs=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize(("kind", "kept"), [("flock", True), ("lockf", False)])
def test_a_forked_child_holds_flock_and_not_lockf(kind: str, kept: bool, tmp_path):
    changes = {
        "            fcntl.flock(file, fcntl.LOCK_EX)\n": "            "
        f"fcntl.{kind}(file, fcntl.LOCK_EX)\n",
        "            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n": "            "
        f"import os\n            if os.fork() == 0:\n"
        f"                try:\n"
        f"                    fcntl.{kind}(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
        "                except OSError:\n                    os._exit(1)\n"
        "                os._exit(0)\n"
        "            if os.wait()[1]:\n                raise BlockingIOError\n",
    }

    run = run_variant(tmp_path, "synchronization/kept_by_a_child", changes, "fork")

    assert run.out.splitlines()[0].endswith(str(not kept))


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_filelock_lets_go_in_a_forked_child(tmp_path: Path):
    run = run_program(program("synchronization/filelock_and_fork"), tmp_path)

    assert run.out == "free\n"


def test_in_the_picture_nobody_releases_what_the_clerk_holds():
    trace = traces.load("synchronization/killed_holder")

    assert traces.order_of(trace, "got", "lock") == ["clerk", "main"]
    assert traces.order_of(trace, "gave-up", "lock") == ["main"]
    assert traces.order_of(trace, "release", "lock") == ["main"]


def test_in_the_picture_each_crew_has_its_own_lock():
    trace = traces.load("synchronization/start_afresh")

    assert traces.order_of(trace, "got", "lock 1") == ["Ada"]
    assert traces.order_of(trace, "release", "lock 1") == []
    assert sorted(traces.holders(trace, "lock 2")) == ["Ada", "Bo"]
    assert not traces.overlaps(traces.spans(trace, "lock 2"))


@pytest.mark.control
def test_a_lock_whose_holder_gave_it_back_is_free_of_whatever_kind(method, tmp_path):
    changes = {
        "    line.recv()\n": "    line.recv()\n    lock.release()\n",
        "            child.kill()\n": '            mine.send("go on")\n',
        "PATIENCE = 0.3": "PATIENCE = 20",
    }

    run = run_variant(tmp_path, "synchronization/what_stays_locked", changes, method)

    assert run.out.count("free: True  release: done") == 7

"""A context leaves the default alone; the default can be settled once."""

import re
import sys
from pathlib import Path

import pytest

from examples._catalogue import FOLDER
from tests.harness.interpreters import ask
from tests.harness.programs import output, program, run_program
from tests.harness.run import Run, interpreter
from tests.harness.variants import changed, run_variant

PARENT = "processes/who_started_me"
ID = re.compile(r"pid=(\d+)")
posix = pytest.mark.skipif(sys.platform == "win32", reason="has spawn only")
LOCK_AND_SET = (
    "    lock = Lock()  # belongs to the default start method, and settles it\n"
)
SET = '    set_start_method("spawn")  # too late\n'


def run_set_twice(
    folder: Path, changes: dict[str, str], *, code: int = 0, stderr: str = ""
) -> Run:
    """Run a variant of set_twice by itself: no start method is set before it."""
    name = "processes/set_twice"
    copy = folder / "set_twice.py"
    copy.write_text(changed(name, FOLDER / f"{name}.py", changes), "utf-8")
    command = [*interpreter(sys.executable), copy.name]
    return run_program(command, folder, code=code, stderr=stderr)


def printed(name: str, python: str, folder: Path) -> str:
    return run_program(program(f"processes/{name}", python=python), folder).out


@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
def test_the_childs_parent_is_the_process_that_started_it(method: str):
    main, child, ppid, started_by = ID.findall(output(PARENT, method))

    assert ppid == started_by == main != child


@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
def test_under_forkserver_the_childs_parent_is_the_server(method: str):
    main, child, ppid, started_by = ID.findall(output(PARENT, method))

    assert started_by == main
    assert len({main, child, ppid}) == 3


def test_making_a_context_settles_nothing(python: str, tmp_path: Path):
    assert printed("context_settles_nothing", python, tmp_path) == ""


@pytest.mark.parametrize(
    "thing",
    [
        "Lock",
        "Queue",
        "Value",
        "Pool",
        "Manager",
        "executor",
        "get_context",
        "get_start_method",
        "start",
    ],
)
def test_what_needs_a_start_method_settles_the_default(
    thing: str, python: str, tmp_path: Path
):
    run_program(
        program("processes/settled_by", thing, python=python),
        tmp_path,
        code=1,
        stderr="RuntimeError: context has already been set",
    )


@pytest.mark.parametrize(
    "thing", ["Pipe", "RawValue", "Process", "get_context of a name", "allow_none"]
)
def test_what_needs_no_start_method_leaves_it_open(
    thing: str, python: str, tmp_path: Path
):
    run_program(program("processes/settled_by", thing, python=python), tmp_path)


def test_even_the_same_method_can_not_be_set_twice_without_force(
    python: str, tmp_path: Path
):
    said = printed("asking_settles", python, tmp_path)

    assert said == "context has already been set\nspawn\n"


def test_outside_the_guard_the_child_sets_it_again_and_fails(
    python: str, tmp_path: Path
):
    run_program(
        program("processes/set_without_guard", python=python),
        tmp_path,
        stderr="RuntimeError: context has already been set",
    )


def test_a_method_that_is_not_there_is_named_in_the_error(python: str, tmp_path: Path):
    said = printed("no_such_method", python, tmp_path)

    assert said == "cannot find context for 'teleport'\n"


def test_set_before_the_lock_the_method_holds_for_both(tmp_path: Path):
    changes = {SET: "", LOCK_AND_SET: SET + LOCK_AND_SET}

    run = run_set_twice(tmp_path, changes)

    assert run.out == "worker finished\n"


@pytest.mark.control
@posix
def test_force_lets_a_lock_of_forkserver_through(tmp_path: Path):
    old = '    lock = __import__("multiprocessing").get_context("forkserver").Lock()\n'
    changes = {LOCK_AND_SET: old, SET: SET.replace('")', '", force=True)')}

    run = run_set_twice(tmp_path, changes)

    assert run.out == "worker finished\n"


@pytest.mark.control
@posix
def test_force_leaves_the_lock_with_the_old_method(tmp_path: Path):
    old = '    lock = __import__("multiprocessing").get_context("fork").Lock()\n'
    changes = {LOCK_AND_SET: old, SET: SET.replace('")', '", force=True)')}

    run_set_twice(
        tmp_path,
        changes,
        code=1,
        stderr="A SemLock created in a fork context is being shared with a process "
        "in a spawn context",
    )


def test_the_platform_has_spawn_and_one_of_its_methods_is_the_default(python: str):
    answer = ask(python)

    assert "spawn" in answer.here.methods
    assert answer.default in answer.here.methods


@pytest.mark.skipif(sys.platform != "linux", reason="others have another default")
def test_without_a_temporary_folder_spawn_is_the_default_since_3_14_9(
    python: str, tmp_path: Path
):
    version = ask(python).here.version
    falls_back = version >= (3, 15, 1) or (3, 14, 9) <= version < (3, 15)
    expected = "spawn" if falls_back else ask(python).default

    assert printed("no_temporary_folder", python, tmp_path) == f"{expected}\n"


@posix
def test_a_context_alone_decides_how_its_processes_begin(tmp_path: Path):
    changes = {'get_context("spawn")': 'get_context("fork")'}

    run = run_variant(tmp_path, "processes/choose_by_context", changes, "spawn")

    assert run.out.count("is a ForkProcess") == 3


@posix
def test_an_executor_s_context_alone_decides_how_its_workers_begin(tmp_path: Path):
    changes = {'get_context("spawn")': 'get_context("fork")', "range(3)": "range(3000)"}

    run = run_variant(tmp_path, "processes/executor_by_context", changes, "spawn")

    assert run.out.count("ran in a ForkProcess\n") == 3000


@posix
@pytest.mark.whole
def test_choosing_by_context_ends_when_a_child_is_killed(method: str, tmp_path: Path):
    line = '    print(f"worker {number} is a'
    changes = {
        line: f'    number == 2 and __import__("signal").raise_signal(9)\n{line}'
    }

    run = run_variant(tmp_path, "processes/choose_by_context", changes, method)

    assert "exit codes: [0, -9, 0]" in run.out


@posix
def test_what_the_server_did_not_import_is_not_there(tmp_path: Path):
    changes = {'["colorsys", "no_such_module"]': '["no_such_module"]'}

    run = run_variant(tmp_path, "processes/preload_modules", changes, "spawn")

    assert run.out.count("is imported already: False") == 2


@posix
@pytest.mark.parametrize(
    ("on_error", "code", "stderr"),
    [
        ("ignore", 0, ""),
        ("warn", 0, "ImportWarning: Failed to preload module 'no_such_module'"),
        ("fail", 1, ("No module named 'no_such_module'", "ConnectionResetError")),
    ],
)
def test_on_error_says_what_a_failed_preload_does_since_3_15(
    on_error: str, code: int, stderr: str | tuple[str, ...], python: str, tmp_path: Path
):
    if ask(python).here.version < (3, 15):
        pytest.skip("new in 3.15")
    command = program("processes/preload_on_error", on_error, python=python)

    run = run_program(
        [command[0], "-Wdefault", *command[1:]], tmp_path, code=code, stderr=stderr
    )

    assert run.out == ("" if code else "child\n")

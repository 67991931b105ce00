"""What a child imports, and what it can't find there."""

import ast
import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import PROGRAMS, program, run_program
from tests.harness.run import environment
from tests.harness.variants import run_variant

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
GUARD = 'if __name__ == "__main__":\n    main()'
EXIT = "    sys.exit(process.exitcode)\n"
WORK = '    print(f"task {task} is done")\n'
CHOOSE = "multiprocessing.set_start_method({!r}, force=True)\n"
importing_methods = pytest.mark.parametrize(
    "method", ["spawn", "forkserver"], indirect=True
)


def code(name: str) -> list[str]:
    """Return the statements of an example, without what its docstrings say."""
    module = ast.parse((EXAMPLES / f"{name}.py").read_text(encoding="utf-8"))
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.FunctionDef):
            del node.body[0]
    return [ast.unparse(statement) for statement in module.body]


def test_the_two_examples_differ_by_the_guard_and_the_exit_code_alone():
    guarded, unguarded = code("processes/main_guard"), code("processes/no_main_guard")

    assert guarded[-1] == GUARD.replace('"', "'")
    assert unguarded.pop(0) == "import sys"
    assert [f"{part}\n".replace(EXIT, "") for part in unguarded] == [
        f"{part}\n" for part in (*guarded[:-1], "main()")
    ]


@pytest.mark.control
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_the_program_ends_when_its_worker_is_killed(method, tmp_path: Path):
    killed = f"    __import__('os').kill(__import__('os').getpid(), 9)\n{WORK}"

    run = run_variant(tmp_path, "processes/main_guard", {WORK: killed}, method)

    assert run.out == ""


@importing_methods
@pytest.mark.control
def test_the_main_module_is_imported_whatever_the_target_is_in(method, tmp_path: Path):
    changes = {
        "from multi": f"import multiprocessing\n{CHOOSE.format(method)}from multi",
        "target=worker": "target=print",
        "    process.join()\n": f"    process.join()\n    import sys\n{EXIT}",
        GUARD: "main()",
    }

    run_variant(
        tmp_path,
        "processes/main_guard",
        changes,
        method,
        code=1,
        stderr=["start a new process before", "finished its bootstrapping phase"],
    )


@importing_methods
def test_a_program_read_from_a_pipe_has_a_file_name_but_no_file(
    method: str, tmp_path: Path
):
    source = (PROGRAMS / "processes/package/__main__.py").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-", method],
        input=source,
        cwd=tmp_path,
        env=environment(str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr
    assert "<stdin>" in done.stderr


@importing_methods
def test_a_module_run_with_m_is_imported_again_by_its_name(method: str):
    command = [sys.executable, "-m", "package.module", method]

    assert run_program(command, PROGRAMS / "processes").out == "hello\n"


@importing_methods
def test_what_stands_in_dunder_main_of_a_package_is_never_found(method: str):
    command = [sys.executable, "-m", "package", method]
    folder = PROGRAMS / "processes"

    run = run_program(command, folder, code=1, stderr="AttributeError.*worker")

    assert run.out == ""


@importing_methods
def test_an_executor_without_the_guard_is_broken(method: str, tmp_path: Path):
    command = program("processes/executor_without_guard", method)

    run = run_program(command, tmp_path, code=1, stderr="bootstrapping phase")

    if sys.version_info < (3, 14):  # later, the fork server may be the one to fail
        assert "BrokenProcessPool" in run.err


@pytest.mark.skipif(sys.platform == "win32", reason="ends a group of processes")
def test_a_pool_without_the_guard_replaces_its_dying_workers_for_ever(tmp_path: Path):
    workers = 1
    command = program("processes/pool_without_guard")

    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(str(tmp_path)),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as pool:
        assert pool.stderr is not None
        refusals = 0
        for line in pool.stderr:
            refusals += line.startswith("RuntimeError:")
            if refusals > 3 * workers:
                os.killpg(pool.pid, signal.SIGKILL)
                break

    assert refusals > 3 * workers


def test_a_top_level_that_raises_when_imported_fails_by_version(
    method: str, python: str, tmp_path: Path
):
    here = ask(python).here
    if method not in here.methods:
        pytest.skip(f"{method} does not exist on this platform")
    command = program("processes/raises_when_imported", method, python=python)
    top, child = "top level: __main__\n", "top level: __mp_main__\n"
    server = method == "forkserver" and here.version >= (3, 14, 1)

    if method == "fork":
        run = run_program(command, tmp_path)
        assert run.out.count("worker\nexit code 0\n") == 2
    elif server and here.version < (3, 15):
        reset = ["ValueError: no settings", "ConnectionResetError"]
        run = run_program(command, tmp_path, code=1, stderr=reset)
        assert run.out == top + child
    else:
        run = run_program(command, tmp_path, stderr=["ValueError: no settings"] * 2)
        tried = child if server else ""  # and swallowed
        assert run.out == top + tried + f"{child}exit code 1\n" * 2


@pytest.mark.parametrize(
    ("method", "times"),
    [("fork", {1}), ("spawn", {3}), ("forkserver", {2, 3})],
    indirect=["method"],
)
@pytest.mark.whole
def test_the_top_level_runs_again_for_two_children(
    method: str, times: set[int], tmp_path: Path
):
    changes = {
        "def main()": 'print("ready")\n\n\ndef main()',
        GUARD: f"{GUARD}\n    main()",
    }

    run = run_variant(tmp_path, "processes/main_guard", changes, method)

    assert run.out.count("ready") in times
    assert run.out.count("task 7 is done") == 2


@importing_methods
@pytest.mark.control
def test_what_is_defined_above_the_guard_is_found(method: str, tmp_path: Path):
    source = (EXAMPLES / "processes/defined_in_guard.py").read_text("utf-8")
    guard, function, rest = source[source.index("if __name__") :].split("\n\n", 2)
    above = f"{textwrap.dedent(function)}\n\n\n{guard}\n{rest}"
    changes = {f"{guard}\n\n{function}\n\n{rest}": above}

    run = run_variant(tmp_path, "processes/defined_in_guard", changes, method)

    assert run.out == "task 7 is done\n"


@importing_methods
@pytest.mark.control
def test_what_a_child_need_not_do_again_can_ask_for_the_name(method, tmp_path: Path):
    line = 'print(f"top level runs, __name__ is {__name__}", flush=True)\n'
    changes = {line: f'if __name__ != "__mp_main__":\n    {line}'}

    run = run_variant(tmp_path, "processes/name_in_child", changes, method)

    assert run.out.count("top level runs") == 1


@importing_methods
def test_a_function_of_a_module_works_where_one_typed_in_does_not(
    method: str, tmp_path: Path
):
    page = (ROOT / "docs/en/processes/main_guard.md").read_text("utf-8")
    (module,) = re.findall(r"```python\n(def square.*?)```", page, re.DOTALL)
    (tmp_path / "work.py").write_text(module, encoding="utf-8")
    typed = (PROGRAMS / "processes/worker_typed_in.py").read_text("utf-8")

    run = run_program(
        [sys.executable, "-c", typed, method],
        tmp_path,
        stderr="AttributeError: .*'typed_in'",
    )

    assert run.out == "imported 49\nexit code 1\n"


@importing_methods
def test_a_cell_that_imports_the_function_needs_no_guard(method: str, tmp_path: Path):
    page = (ROOT / "docs/en/processes/main_guard.md").read_text("utf-8")
    (module,) = re.findall(r"```python\n(def square.*?)```", page, re.DOTALL)
    cell = (PROGRAMS / "processes/notebook_cell.py").read_text("utf-8")
    (tmp_path / "work.py").write_text(module, encoding="utf-8")
    chosen = f"import multiprocessing\n{CHOOSE.format(method)}{cell}"

    run = run_program([sys.executable, "-c", chosen], tmp_path)

    assert run.out == "[0, 1, 4, 9, 16]\n"


def test_only_a_frozen_program_heeds_freeze_support(python: str, tmp_path: Path):
    asks = "import multiprocessing as mp; mp.freeze_support(); print('went on')"

    run = run_program([python, "-c", asks], tmp_path)

    assert run.out == "went on\n"

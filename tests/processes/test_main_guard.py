"""What a child imports, and what it can't find there."""

import ast
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.harness.programs import PROGRAMS, program, run_program
from tests.harness.run import environment
from tests.harness.variants import run_variant

EXAMPLES = Path(__file__).parents[2] / "examples"
GUARD = 'if __name__ == "__main__":\n    sys.exit(main())'
SET = "import multiprocessing\nmultiprocessing.set_start_method({!r}, force=True)\n"
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


def test_the_two_examples_differ_by_the_guard_alone():
    guarded, unguarded = code("processes/main_guard"), code("processes/no_main_guard")

    assert guarded[:-1] == unguarded[:-1]
    assert guarded[-1] == GUARD.replace('"', "'")
    assert unguarded[-1] == "sys.exit(main())"


@importing_methods
@pytest.mark.parametrize(("guarded", "expected"), [(True, 0), (False, 1)])
def test_a_program_with_two_children_needs_the_guard(
    method: str, guarded: bool, expected: int, tmp_path: Path
):
    script = tmp_path / "program.py"
    source = (EXAMPLES / "processes/main_guard.py").read_text(encoding="utf-8")
    source = source.replace("    sys.exit(main())", "    sys.exit(main() or main())")
    script.write_text(SET.format(method) + source, encoding="utf-8")
    if not guarded:
        script.write_text(
            script.read_text(encoding="utf-8").replace(GUARD[:26], "if True:"),
            encoding="utf-8",
        )

    run_program(
        [sys.executable, script.name],
        tmp_path,
        code=expected,
        stderr="" if guarded else "bootstrapping phase",
    )


@importing_methods
def test_a_program_read_from_a_pipe_has_a_file_name_but_no_file(
    method: str, tmp_path: Path
):
    source = (PROGRAMS / "processes/office/__main__.py").read_text("utf-8")
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
    command = [sys.executable, "-m", "office.clerk", method]

    assert run_program(command, PROGRAMS / "processes").out == "hello\n"


@importing_methods
def test_what_stands_in_dunder_main_of_a_package_is_never_found(method: str):
    command = [sys.executable, "-m", "office", method]
    folder = PROGRAMS / "processes"

    run = run_program(command, folder, code=1, stderr="AttributeError.*greet")

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


@pytest.mark.parametrize(
    ("method", "times"),
    [("fork", {1}), ("spawn", {3}), ("forkserver", {2, 3})],
    indirect=["method"],
)
def test_the_top_level_runs_again_for_two_children(
    method: str, times: set[int], tmp_path: Path
):
    source = (EXAMPLES / "processes/main_guard.py").read_text(encoding="utf-8")
    source = source.replace("def main()", 'print("ready")\n\n\ndef main()')
    guard, call = GUARD.splitlines()
    assert source.endswith(f"{GUARD}\n")
    twice = f"    {SET.format(method).splitlines()[1]}\n    main()\n{call}"
    source = "import multiprocessing\n" + source.replace(GUARD, f"{guard}\n{twice}")
    (tmp_path / "program.py").write_text(source, encoding="utf-8")

    run = run_program([sys.executable, "program.py"], tmp_path)

    assert run.out.count("ready") in times
    assert run.out.count("hello") == 2


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
@pytest.mark.control
def test_what_is_defined_above_the_guard_is_found(method: str, tmp_path: Path):
    source = (EXAMPLES / "processes/defined_in_guard.py").read_text("utf-8")
    guard, function, rest = source[source.index("if __name__") :].split("\n\n", 2)
    above = f"{textwrap.dedent(function)}\n\n\n{guard}\n{rest}"
    changes = {f"{guard}\n\n{function}\n\n{rest}": above}

    run = run_variant(tmp_path, "processes/defined_in_guard", changes, method)

    assert run.out == "hello Ada\n"


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
@pytest.mark.control
def test_what_a_child_need_not_do_again_can_ask_for_the_name(method, tmp_path: Path):
    line = 'print(f"top level runs as {__name__}", flush=True)\n'
    changes = {line: f'if __name__ != "__mp_main__":\n    {line}'}

    run = run_variant(tmp_path, "processes/name_in_child", changes, method)

    assert run.out.count("top level runs as") == 1


@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
@pytest.mark.control
def test_what_can_be_imported_may_be_called_from_a_prompt(method, tmp_path: Path):
    changes = {"Process(target=greet)": "Process(target=print)"}

    run = run_variant(tmp_path, "processes/typed_at_prompt", changes, method)

    assert run.out.count("exit code 0") == 2

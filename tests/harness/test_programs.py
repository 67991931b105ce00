"""A run that ends otherwise than its test says fails, in words that say what came."""

import ast
import sys
import time
from pathlib import Path

import pytest

from tests.harness import methods
from tests.harness.programs import run_program
from tests.harness.run import interpreter

FAULTS = Path(__file__).parent / "faults"
TESTS = Path(__file__).parents[1]
RAW = {"observe", "run_example", "watch"}  # who takes such a run judges it by faults()
WAITING = {"run", "check_call", "check_output", "call"}  # of subprocess
posix = pytest.mark.skipif(sys.platform == "win32", reason="nobody can tell there")


def run_fault(name: str, folder: Path, **expected: object) -> None:
    """Run a planted fault in a folder of its own."""
    command = [*interpreter(sys.executable), str(FAULTS / f"{name}.py")]
    run_program(command, folder, **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected", "words"),
    [
        ("hang", {"timeout": 1}, "It hangs: after 1 seconds it had not ended"),
        ("clean", {"hangs": True}, "It was to hang, but ended with exit code 0"),
        ("exit_code", {}, "It ended with exit code 3, not 0"),
        ("clean", {"code": 3}, "It ended with exit code 0, not 3"),
        ("on_stderr", {}, "on stderr, where nothing should be: something is odd"),
        ("clean", {"stderr": "odd"}, "On stderr there should be .*'odd'"),
        ("hang", {"hangs": True, "stderr": "odd"}, "On stderr there should be .*'odd'"),
        ("orphan", {}, "A child process is still running"),
        ("clean", {"orphans": True}, "All that it started ended with it"),
        ("left_file", {}, "A temporary file or folder was left"),
    ],
)
def test_a_run_that_ends_otherwise_than_was_said_fails(
    name: str, expected: dict[str, object], words: str, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match=words):
        run_fault(name, tmp_path, **expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clean", {}),
        ("exit_code", {"code": 3}),
        ("on_stderr", {"stderr": "something is odd"}),
        ("orphan", {"orphans": True}),
    ],
)
def test_a_run_that_ends_as_was_said_passes(
    name: str, expected: dict[str, object], tmp_path: Path
) -> None:
    run_fault(name, tmp_path, **expected)


@posix
@pytest.mark.parametrize("name", ["hang", "deadlock"])
def test_a_run_that_is_to_hang_is_ended_when_nothing_in_it_moves(
    name: str, tmp_path: Path
) -> None:
    before = time.monotonic()

    run_fault(name, tmp_path, hangs=True, timeout=60)

    assert time.monotonic() - before < 50


def test_a_run_that_works_is_not_taken_for_one_that_hangs(tmp_path: Path) -> None:
    program = "import time\nend = time.time() + 4\nwhile time.time() < end: pass"

    with pytest.raises(AssertionError, match="It was to hang, but ended"):
        run_program([sys.executable, "-c", program], tmp_path, hangs=True)


def test_a_folder_that_is_left_is_named_as_a_file_is(tmp_path: Path) -> None:
    program = "import tempfile; tempfile.mkdtemp(prefix='ledger-')"

    with pytest.raises(AssertionError, match="file or folder was left: ledger-"):
        run_program([sys.executable, "-c", program], tmp_path)


def unjudged(tree: ast.Module) -> set[str]:
    """Return the raw runners that a module imports without what judges their runs."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = {(node.module, alias.name) for node in found for alias in node.names}
    if ("tests.harness.report", "faults") in names:
        return set()
    return {name for module, name in names if module == "tests.harness.run"} & RAW


def endless(tree: ast.Module) -> list[int]:
    """Return the lines that wait for a program without a limit."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {f"subprocess.{name}" for name in WAITING}
        and not {"timeout", None} & {keyword.arg for keyword in node.keywords}
    ]


def test_no_test_takes_a_run_that_nobody_judges_or_waits_without_a_limit() -> None:
    found = {}
    for path in TESTS.rglob("test_*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        if wrong := [*unjudged(tree), *endless(tree)]:
            found[path.name] = wrong

    assert found == {}


class Control:
    """Stands for a test's run under one start method."""

    def __init__(
        self, name: str, method: str, kind: str = "one", *, control: bool = True
    ) -> None:
        self.nodeid, self.control = f"{name}[{method}-{kind}]", control
        self.callspec = self
        self.params = {"method": method}

    def get_closest_marker(self, name: str) -> bool:
        return self.control and name == "control"


def test_a_control_keeps_one_method_by_its_name_and_a_rule_keeps_all() -> None:
    names = [(f"test_{number}", kind) for number in range(15) for kind in ("a", "b")]
    controls = [
        Control(name, method, kind) for method in methods.HERE for name, kind in names
    ]
    rules = [Control("test_rule", one, control=False) for one in methods.HERE]

    spare: set[object] = {*methods.spare([*controls, *rules])}  # type: ignore[list-item]

    kept = [one for one in controls if one not in spare]
    assert len({methods.without_method(one) for one in kept}) == len(kept) == 30  # type: ignore[arg-type]
    assert {one.params["method"] for one in kept} == {*methods.HERE}
    assert not any(rule in spare for rule in rules)

"""``--trace`` draws a run, and says plainly when it can't."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness.programs import PROGRAMS


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "my script.py"
    path.write_bytes((PROGRAMS / "traces/command.py").read_bytes())
    return path


def traced(
    *arguments: object, root: Path = _catalogue.FOLDER.parent
) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "examples", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, input="in"
    )
    return done.returncode, done.stdout, done.stderr


def test_own_script_is_drawn_and_keeps_its_input_output_and_exit_code(
    script: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.svg"

    code, printed, told = traced(script, "--trace", out, "--", "a", "--trace")

    assert (code, printed) == (7, "in ['a', '--trace']\nwork\n")
    assert told.startswith(f"trace: {out}: 2 processes, 2 locks, 13 events\n")
    root = ET.parse(out).getroot()
    assert root.get("aria-label") == "my script.py"
    assert "prefers-color-scheme:dark" in out.read_text(encoding="utf-8")


def test_example_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"

    code, printed, told = traced("first_process", "--trace", out)

    assert code == 0
    assert printed.startswith("main: starting the child")
    assert told == f"trace: {out}: 2 processes, 7 events\n"


def test_script_in_the_examples_folder_is_the_example(tmp_path: Path) -> None:
    path = _catalogue.FOLDER / "processes" / "first_process.py"

    assert (
        traced(
            path.relative_to(_catalogue.FOLDER.parent), "--trace", tmp_path / "a.svg"
        )[0]
        == 0
    )


@pytest.mark.parametrize(
    ("name", "out", "told"),
    [
        ("my script.py", "no/such/out.svg", "there is no folder"),
        ("my script.py", "folder.svg", "that is a folder"),
        ("my script.py", "out.png", "must end with .svg"),
        ("no script.py", "out.svg", "There is no file"),
        ("folder.svg", "out.svg", "is a folder"),
        ("text.txt", "out.svg", "is not a Python script"),
    ],
)
def test_what_can_not_be_traced_is_refused_before_it_runs(
    name: str, out: str, told: str, script: Path
) -> None:
    folder = script.parent
    (folder / "folder.svg").mkdir()
    (folder / "text.txt").touch()

    code, printed, error = traced(folder / name, "--trace", folder / out)

    assert (code, printed) == (2, "")
    assert told in error
    assert error.count("\n") == 1
    assert not (folder / "out.svg").exists()


def test_unknown_names_are_refused_as_without_a_trace(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"

    assert "These come near" in traced("processes/frist_process", "--trace", out)[2]
    assert traced("--trace", out)[0] == 2
    told = traced("first_process", "--trace", out, "--start-method", "knife")
    assert (told[0], "No start method 'knife'" in told[2]) == (2, True)


@pytest.mark.parametrize("locked", ["drawing", "script"])
def test_no_permission_is_said(locked: str, script: Path, monkeypatch) -> None:
    from examples._trace import command

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    check = command.check_script if locked == "script" else command.check_output
    with pytest.raises(command.Refusal, match="no permission"):
        check(script.with_suffix(".py" if locked == "script" else ".svg"))


def test_nothing_to_draw_is_said_and_the_exit_code_kept(tmp_path: Path) -> None:
    script, out = tmp_path / "alone.py", tmp_path / "out.svg"
    script.write_text("print('alone'); raise SystemExit(4)\n", encoding="utf-8")

    code, printed, told = traced(script, "--trace", out)

    assert (code, printed) == (4, "alone\n")
    assert told == (
        "trace: nothing to draw: alone.py started no process with multiprocessing\n"
    )
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_death_by_a_signal_has_the_exit_code_that_a_shell_gives(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text("import os; os.kill(os.getpid(), 9)\n", encoding="utf-8")

    assert traced(script, "--trace", tmp_path / "out.svg")[0] == 137


def test_help_and_list_mention_it(project: Path) -> None:
    assert "--trace OUT.svg" in traced("--help", root=project)[1]
    assert "[--trace OUT.svg]" in traced(root=project)[1].splitlines()[-1]


def test_a_copy_without_it_still_runs_examples(project: Path) -> None:
    (project / "examples" / "zoo").mkdir()
    shutil.copy(
        _catalogue.FOLDER / "processes" / "first_process.py", project / "examples/zoo"
    )

    assert traced("first_process", root=project)[0] == 0

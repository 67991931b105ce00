"""The commands: each is documented, make knows it, and CI says what the README says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conf import tasks

ROOT = Path(__file__).parents[1]


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_command_has_a_heading_in_contributing():
    headings = re.findall(r"^## `make (\w+)", read("CONTRIBUTING.md"), re.MULTILINE)

    assert sorted(headings) == sorted(tasks.COMMANDS)


def test_make_knows_every_command():
    phony, targets = re.findall(r"^\.PHONY: (.*)\n\n(.*):", read("Makefile"), re.M)[0]

    assert phony == targets == " ".join(tasks.COMMANDS)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_windows_runs_in_ci_what_the_readme_says_for_it(readme: str):
    lines = re.findall(r"^py conf/tasks\.py .*", read(readme), re.MULTILINE)

    assert len(lines) == 2
    for line in lines:
        assert f"- run: {line}\n" in read(".github/workflows/check.yml")


def test_a_command_that_does_not_exist_is_refused_with_those_that_do():
    done = subprocess.run(
        [sys.executable, "conf/tasks.py", "tset"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 1
    assert "no command 'tset': there are site, serve, test" in done.stderr


def test_an_environment_is_not_made_anew_by_its_own_python(tmp_path, monkeypatch):
    monkeypatch.setattr(tasks.sys, "prefix", str(tmp_path / ".venv"))

    with pytest.raises(SystemExit, match="say this with another Python"):
        tasks.environment(tmp_path / ".venv")

"""What the page about ``check`` shows is what it prints, and what it gives works."""

import json
import os
import re
import shlex
import subprocess
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import Any

import pytest
import yaml

from conf.archive import write_archive
from tests.harness.programs import PROGRAMS
from tests.harness.run import ROOT

HERE = Path(__file__).parent
CASE = HERE / "cases/resize_all.py"
LOCALES = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}
TIME = re.compile(r" +\d+\.\d s  ")
VERSION = re.compile(r"Python \d+\.\d+\.\d+")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

like_the_page = pytest.mark.skipif(
    sys.version_info >= (3, 14) or get_all_start_methods()[0] != "fork",
    reason="the page shows a Python whose default is fork",
)


@pytest.fixture(params=LOCALES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the archive and the program of the page."""
    place = tmp_path_factory.mktemp("checked")
    write_archive(place / "processes.pyz")
    (place / CASE.name).write_bytes(CASE.read_bytes())
    return place


def shown(language: str, kind: str) -> str:
    """Return the first block of a kind on the page."""
    text = (ROOT / f"docs/{language}/work/check_your_program.md").read_text("utf-8")
    return next(block for name, block in FENCED.findall(text) if name == kind)


def run(
    command: str, folder: Path, language: str = "en"
) -> "subprocess.CompletedProcess[str]":
    program, *arguments = shlex.split(command)
    assert program == "python"
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"LC_ALL": LOCALES[language]},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def masked(text: str) -> str:
    return VERSION.sub("Python", TIME.sub(" time ", text))


@like_the_page
def test_the_page_shows_what_its_command_prints(folder: Path, language: str) -> None:
    done = run(shown(language, "shell"), folder, language)

    assert masked(done.stdout) == masked(shown(language, "text"))
    assert (done.returncode, done.stderr) == (1, "")


def test_the_answer_of_try_it_is_sound(folder: Path, language: str) -> None:
    changes = {
        "import argparse\n": "import argparse\nfrom functools import partial\n",
        "def resize(name)": "def resize(name, max_width)",
        "if options.max_width <": "if max_width <",
        "height * options.max_width //": "height * max_width //",
        "width = options.max_width\n": "width = max_width\n",
        "executor.map(resize, ": "executor.map("
        "partial(resize, max_width=options.max_width), ",
    }
    source = CASE.read_text("utf-8")
    for old, new in changes.items():
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    (folder / "mended.py").write_text(source, "utf-8")

    done = run("python processes.pyz check mended.py", folder, language)

    last = done.stdout.splitlines()[-1]
    assert done.returncode == 0
    text = (ROOT / f"docs/{language}/work/check_your_program.md").read_text("utf-8")
    assert last in text.rpartition("dropdown")[2]


def steps(language: str) -> list[dict[str, Any]]:
    workflow = yaml.safe_load(shown(language, "yaml"))
    assert workflow[True] == ["push", "pull_request"]  # YAML 1.1 reads "on" so
    found: list[dict[str, Any]] = workflow["jobs"]["check"]["steps"]
    return found


def test_the_workflow_is_yaml_and_its_command_fails_for_a_fault(
    folder: Path, language: str
) -> None:
    *uses, last = steps(language)

    assert [step["uses"].partition("@")[0] for step in uses] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    assert run(last["run"], folder).returncode == 1


def test_each_option_on_the_page_is_one_of_the_command(
    folder: Path, language: str
) -> None:
    text = (ROOT / f"docs/{language}/work/check_your_program.md").read_text("utf-8")
    told = re.findall(r"^\| `(--?\w+) ", text.replace("`--json`", "`--json `"), re.M)
    usage = run("python processes.pyz check --help", folder).stdout

    assert len(told) == 7
    assert set(told) <= set(re.findall(r"--?\w+", usage))


def test_a_method_that_the_program_chooses_stays(folder: Path) -> None:
    (folder / "chooses.py").write_text(
        "from multiprocessing import get_start_method, set_start_method\n"
        "set_start_method('spawn')\nprint(get_start_method())\n"
    )

    said = json.loads(
        run("python processes.pyz check --json chooses.py", folder).stdout
    )

    assert {one["output"].strip() for one in said["runs"]} == {"spawn"}


def test_what_is_only_written_to_a_file_is_not_seen(folder: Path) -> None:
    (folder / "to_file.py").write_text(
        "import os\nfrom multiprocessing import get_start_method\n"
        "with open(os.devnull, 'w') as file:\n"
        "    print(get_start_method(), file=file)\n"
    )

    assert run("python processes.pyz check to_file.py", folder).returncode == 0


def run_pytest(folder: Path, changes: dict[str, str]) -> dict[str, str]:
    """Run the page's test with its fixture; return each outcome."""
    fixture = (HERE / "start_method.py").read_text("utf-8")
    tests = (PROGRAMS / "work/uses_start_method.py").read_text("utf-8")
    for old, new in changes.items():
        assert (fixture + tests).count(old) == 1, old
        fixture, tests = fixture.replace(old, new), tests.replace(old, new)
    (folder / "conftest.py").write_text(fixture, "utf-8")
    (folder / "test_squares.py").write_text(tests, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return dict(re.findall(r"::(\S+) (PASSED|FAILED|ERROR)", done.stdout))


def test_the_fixture_runs_each_test_under_each_method(tmp_path: Path) -> None:
    tests = ("test_squares_are_right", "test_a_pool_of_the_context_gives_the_same")

    outcomes = run_pytest(tmp_path, {})

    assert outcomes == {
        f"{test}[{method}]": "PASSED"
        for test in tests
        for method in get_all_start_methods()
    }


LAST = """

def test_z_default_is_as_before() -> None:
    assert multiprocessing.get_start_method(allow_none=True) is None
"""
IMPORT = "from multiprocessing.context import BaseContext\n\n\ndef squares"


def test_the_fixture_restores_the_default(tmp_path: Path) -> None:
    end = "        assert pool.map(square, range(4)) == [0, 1, 4, 9]\n"
    changes = {
        IMPORT: f"import multiprocessing\n{IMPORT}",
        end: end + LAST,
    }
    restore = "set_start_method(before, force=True)"

    for name in ("kept", "lost"):
        (tmp_path / name).mkdir()
    kept = run_pytest(tmp_path / "kept", changes)
    lost = run_pytest(tmp_path / "lost", changes | {restore: "get_start_method()"})

    assert kept["test_z_default_is_as_before"] == "PASSED"
    assert lost["test_z_default_is_as_before"] == "FAILED"


@pytest.mark.skipif(len(get_all_start_methods()) < 3, reason="needs fork")
def test_the_fixture_finds_what_only_fork_allows(tmp_path: Path) -> None:
    changes = {
        "def squares(": "SEEN = []\n\n\ndef squares(",
        "return number * number": "return number * number * len(SEEN)",
        "    assert squares(": "    SEEN[:] = [1]\n    assert squares(",
        "        assert pool.map(square, range(4)) == [0, 1, 4, 9]\n": "        pass\n",
    }

    outcomes = run_pytest(tmp_path, changes)

    assert [name[-6:] for name, end in outcomes.items() if end == "FAILED"] == [
        "spawn]",
        "erver]",
    ]


def test_each_method_is_the_default_in_its_test(tmp_path: Path) -> None:
    changes = {
        IMPORT: f"import multiprocessing\n{IMPORT}",
        "assert squares(range(4)) == [0, 1, 4, 9]": "assert "
        "multiprocessing.get_start_method() == start_method.get_start_method()",
    }

    outcomes = run_pytest(tmp_path, changes)

    assert set(outcomes.values()) == {"PASSED"}

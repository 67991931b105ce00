"""What versions.toml says is so: interpreters are asked, and its faults are named."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conf.extensions.versions.data import (
    PLATFORMS,
    Change,
    VersionsError,
    address,
    holds,
    load,
    release,
    start_for,
)

PROBE = Path(__file__).parents[1] / "programs" / "reference" / "probe.py"
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
OLDER = range(7, 11)  # 3.7 has none of the changes; older than the examples run on
VERSIONS = load()


def older_pythons() -> list[str]:
    """Return the machine's interpreters that are too old for the examples."""
    found = [sorted(PYENV.glob(f"3.{minor}.*/bin/python3")) for minor in OLDER]
    return [str(paths[-1]) for paths in found if paths]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask the running interpreter, or those of --python; by night older ones too."""
    if "interpreter" in metafunc.fixturenames:
        options = metafunc.config.option
        asked = [*options.python] or [sys.executable]
        asked += older_pythons() if options.nightly else []
        metafunc.parametrize("interpreter", asked)


def ask(interpreter: str, questions: dict[str, str]) -> tuple[tuple[int, ...], dict]:
    """Return an interpreter's version, and its answers."""
    done = subprocess.run(
        [interpreter, "-I", str(PROBE)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert not done.returncode, done.stderr
    said = json.loads(done.stdout)
    return tuple(said["version"]), said["answers"]


def test_each_change_is_there_since_its_version_and_not_before(interpreter: str):
    here = [change for change in VERSIONS.changes if is_here(change)]

    version, answers = ask(interpreter, {change.en: change.check for change in here})

    wrong = [
        f"{change.version} {change.en}: {change.check} is {answers[change.en]}"
        for change in here
        if bool(answers[change.en]) is not holds(change, version)
    ]
    assert not wrong, "\n".join([f"on Python {version}:", *wrong])


def is_here(change: Change) -> bool:
    """Tell whether a change can be checked on this platform."""
    return bool(change.check) and change.platform in ("", sys.platform)


def test_each_platform_has_the_start_methods_that_are_listed(interpreter: str):
    version, said = ask(interpreter, {key: f"pretend('{key}')" for key in PLATFORMS})

    if version < (3, 8):
        pytest.skip("the list begins with 3.8")
    for platform, methods in said.items():
        listed = start_for(VERSIONS.starts, platform, version).methods
        assert listed[0] == methods[0], platform
        assert sorted(listed) == sorted(methods), platform


def test_a_missing_name_makes_a_check_false_and_a_fault_in_it_an_error():
    gone = "has('os.gone') or takes('os.gone', 'x')"

    _, answers = ask(sys.executable, {"gone": gone, "there": "has('os')"})

    assert answers == {"gone": False, "there": True}
    with pytest.raises(AssertionError, match="No module named"):
        ask(sys.executable, {"fault": "no_such_name"})


def test_nearly_every_change_is_checked():
    unchecked = [change.en for change in VERSIONS.changes if not change.check]

    assert len(unchecked) * 10 < len(VERSIONS.changes), "\n".join(unchecked)


def test_every_version_from_3_8_to_3_15_is_there_in_order():
    versions = list(dict.fromkeys(change.version for change in VERSIONS.changes))

    assert versions == [f"3.{minor}" for minor in range(8, 16)]


@pytest.mark.parametrize(
    ("since", "true", "false"),
    [
        ([], ["3.14.0", "3.15.2"], ["3.13.9"]),
        (["3.13.8", "3.14.1"], ["3.13.8", "3.14.1", "3.15.0"], ["3.13.7", "3.14.0"]),
        (["3.13.8", "3.14.1"], ["3.16.0"], ["3.12.12", "3.8.18"]),
        (["3.14.9", "3.15.1"], ["3.14.9", "3.16.0"], ["3.15.0", "3.14.8"]),
    ],
)
def test_a_change_may_come_to_several_series(since, true, false):
    change = Change("3.14", "os", "en", "zh", "gh-1", since=since)

    assert all(holds(change, release(version)) for version in true)
    assert not any(holds(change, release(version)) for version in false)


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("library/os#os.fork", "https://docs.example/3/library/os.html#os.fork"),
        ("library/profiling", "https://docs.example/3/library/profiling.html"),
        ("gh-83856", "https://github.com/python/cpython/issues/83856"),
        ("pep-7", "https://peps.python.org/pep-0007/"),
    ],
)
def test_a_source_is_a_page_an_issue_or_a_pep(source, where):
    assert address(source, "https://docs.example/3/") == where


GOOD = """
[[start]]
platform = "linux"
since = "3.8"
methods = ["fork", "spawn"]
source = "library/os"
[[start]]
platform = "linux"
since = "3.14"
methods = ["spawn"]
source = "library/os"
[[change]]
version = "3.14"
module = "os"
en = "`os.new` is **there**."
zh = "新增 `os.new`。"
source = "gh-12"
check = "has('os.new')"
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("zh =", "cn =", r"\[\[change\]\] 1 \(`os.new` is \*\*there\*\*\.\) has no zh"),
        ("check =", "chekc =", "has chekc: there are version, module"),
        ('"linux"', '"mac"', "platform is one of linux, darwin, win32"),
        ('"gh-12"', '"see there!"', "source is page#anchor, gh-NUMBER or pep-NUMBER"),
        ("[[change]]", "[[changes]]", r"write \[\[start\]\] or \[\[change\]\], not"),
        ("version =", "version", "at line"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path, old, new, complaint):
    file = tmp_path / "versions.toml"
    file.write_text(GOOD.replace(old, new), "utf-8")

    with pytest.raises(VersionsError, match=complaint):
        load(file)


@pytest.fixture
def shown(docset, tmp_path):
    """Return what a directive shows, row by row, in a language."""
    file = tmp_path / "versions.toml"
    file.write_text(GOOD, "utf-8")

    def show(directive: str, language: str = "en") -> list[list[str]]:
        docset.write("index.md", f"# Page\n\n```{{{directive}\n```\n")
        docset.build("versions", language=language, versions_file=str(file))
        rows = docset.page().select("tr")
        return [[cell.get_text().strip() for cell in row("p")] for row in rows]

    return show


def test_the_changes_of_a_version_are_shown_in_the_page_s_language(shown):
    assert shown("changes} 3.14") == [
        ["change", "module", "source"],
        ["os.new is there.", "os", "gh-12, tested"],
    ]
    assert shown("changes} 3.14", "zh_CN")[1] == [
        "新增 os.new。",
        "os",
        "gh-12，已测试",
    ]


def test_each_platform_is_shown_with_the_time_for_which_it_holds(shown):
    assert shown("start-defaults}")[1:] == [
        ["Linux", "3.8 to 3.13", "fork", "spawn", "docs, tested"],
        ["Linux", "3.14 and later", "spawn", "none", "docs, tested"],
    ]


def test_a_version_without_changes_is_an_error_with_those_there_are(shown, docset):
    shown("changes} 3.41")

    assert "index.md:3: ERROR: no changes of Python '3.41'" in docset.log
    assert "there are 3.14" in docset.log

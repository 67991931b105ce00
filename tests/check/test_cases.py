"""The cause of each broken program is named first, and sound ones raise no alarm.

The programs are cut down from public cases (``from`` in ``cases.toml``); what is wrong
with them was written down before the command saw them. Those in ``later`` came after
its rules; they and every other of the first are run by ``make nightly`` only.
"""

import contextlib
import io
import json
import sys
import tomllib
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from examples._catalogue import METHODS
from examples._check import command

HERE = Path(__file__).parent
FOLDERS = (HERE, HERE / "later")
CASES = {
    name: {"path": folder / f"cases/{name}.py", **case}
    for folder in FOLDERS
    for name, case in tomllib.loads(
        (folder / "cases.toml").read_text(encoding="utf-8")
    ).items()
}
SOUND = {path.stem: path for one in FOLDERS for path in one.glob("sound/*.py")}
BY_DAY = {  # of the later ones: one for each kind of thing that only a run shows
    *("topic_consumers", "keepalive", "mail", "stages", "devices"),
    *("ensemble_fit", "ledger_import", "proxy_pool", "wave_energy", "图片下载"),
    *("latency_probe", "mirror", "run_with_server", "sampler_again", "tapper"),
}
HANGS = ["--timeout", "20"]  # seconds; most hangs are known long before


@cache
def check(path: Path, *options: str) -> Any:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        command.main(["--json", *options, str(path)])
    return json.loads(said.getvalue())


def options_of(name: str, *, nightly: bool) -> list[str]:
    """Return two methods by day, by one of which it fails, and all of them at night."""
    fails = CASES[name]["methods"]
    holds = [method for method in METHODS if method not in fails]
    first = [*holds, *fails][0]
    methods = [] if nightly else [*dict.fromkeys([first, fails[-1]])]
    if CASES[name].get("hangs") and not holds and not nightly:
        methods = fails[-1:]
    chosen = [word for method in methods for word in ("--method", method)]
    return [*chosen, *HANGS]


def wait_for_night(path: Path, config: pytest.Config) -> bool:
    """Return whether it is night; skip by day what is run only then."""
    if config.getoption("nightly"):
        return True
    if "later" in path.parts and path.stem not in BY_DAY:
        pytest.skip("a later case, run by make nightly")
    if "later" not in path.parts and zlib.crc32(path.stem.encode()) % 2:
        pytest.skip("half of the first cases, by lot, run by make nightly")
    return False


@pytest.mark.parametrize("name", CASES)
def test_the_cause_of_a_broken_program_is_named_first(
    name: str, pytestconfig: pytest.Config
) -> None:
    case = CASES[name]
    nightly = wait_for_night(case["path"], pytestconfig)

    said = check(case["path"], *options_of(name, nightly=nightly))

    named = [*said["causes"], *said["remarks"]]
    assert named, said
    assert named[0]["id"] in (case["cause"], *case.get("also", ()))
    lines = case.get("lines") or [case["line"]]
    assert named[0]["line"] in lines or named[0]["running"] in lines


OTHERS = (  # of each kind some, for the other Pythons
    *("actor_system", "agent_config", "api_client", "bank", "benchmark_env"),
    *("collect_results", "data_generator", "encode_files", "forecast_mocked"),
    *("frame_buffer", "load_model", "mail_queue", "plugin_loader", "resize_all"),
    *("stop_sync", "task_pool", "timed_job", "word_count"),
)


@pytest.mark.parametrize("name", OTHERS)
def test_another_python_shows_the_same_cause(name: str, python: str) -> None:
    if python == sys.executable:
        pytest.skip("this Python is asked by the other tests")
    case = CASES[name]

    said = check(case["path"], "--python", python, *HANGS)

    named = [*said["causes"], *said["remarks"]]
    assert named, said
    assert named[0]["id"] in (case["cause"], *case.get("also", ()))


def test_an_error_of_a_task_that_nobody_reads_is_a_fault() -> None:
    said = check(CASES["mail"]["path"], "--method", "spawn")

    assert [cause["id"] for cause in said["causes"]] == ["unread-result"]
    assert said["runs"][0]["faults"] == ["unseen"]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_program_raises_no_alarm(
    name: str, pytestconfig: pytest.Config
) -> None:
    wait_for_night(SOUND[name], pytestconfig)

    said = check(SOUND[name])

    assert said["sound"], said["causes"] or said


@pytest.mark.parametrize(
    "path",
    [SOUND["vote_count"], CASES["contact_sheet"]["path"]],
    ids=lambda one: one.stem,
)
def test_one_writer_and_a_name_of_its_own_are_no_remark(path: Path) -> None:
    remarks = {one["id"] for one in check(path, "--method", "fork")["remarks"]}

    assert remarks & {"lost-update", "changed-by-worker"} == set()


def test_every_broken_program_is_known() -> None:
    assert {path.stem for one in FOLDERS for path in one.glob("cases/*.py")} == set(
        CASES
    )

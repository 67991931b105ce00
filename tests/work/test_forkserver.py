"""What breaks with Python 3.14's default, each with its mend, and what keeps fork."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.harness.interpreters import ask
from tests.harness.programs import PROGRAMS, program, run_program
from tests.harness.run import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="the default of Linux")
pytestmark = linux

LAMBDA = "Can't pickle local object <function main.<locals>.<lambda> at …>"
LOCK = "TypeError: cannot pickle '_thread.lock' object"
SEMAPHORE = (
    "RuntimeError: A SemLock created in a fork context is being shared with a process "
    "in a spawn context. This is not supported. Please use the same context to create "
    "multiprocessing objects and Process."
)
# What each prints by fork, and its output or error by forkserver.
BREAKS = {
    "lambda_as_target": ("report sent", f"PicklingError: {LAMBDA}"),
    "generator_as_argument": ("sum: 14", "TypeError: cannot pickle 'generator' object"),
    "tls_context": (
        "check_hostname: True",
        "TypeError: cannot pickle 'SSLContext' object",
    ),
    "subclass_with_lock": ("job done", LOCK),
    "server_in_a_process": ("status: 204", LOCK),
    "option_read_in_main": ("width: 500", "NameError: name 'width' is not defined"),
    "attribute_set_in_main": ("timeout: 5", "timeout: 30"),
    "patched_function": ("Oslo: 21 degrees", "Oslo: no network"),
    "environment_set_late": ("threads: 1", "threads: all"),
    "umask_set_late": ("umask 077, one CPU", "umask 022, all CPUs"),
    "fork_context_lock": ("lock taken", SEMAPHORE),
}
OLDER_LAMBDA = (
    "AttributeError: Can't (pickle|get) local object 'main.<locals>.<lambda>'"
)
LATE_UMASK = (
    "    os.umask(0o077)\n    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
)
# What the page advises, as text to replace.
MENDS = {
    "lambda_as_target": {
        "def main()": 'def send() -> None:\n    print("report sent")\n\n\ndef main()',
        'lambda: print("report sent", flush=True)': "send",
    },
    "generator_as_argument": {"(n * n for n in range(4)),": "[0, 1, 4, 9],"},
    "tls_context": {
        "context: ssl.SSLContext": "",
        "    print": "    context = ssl.create_default_context()\n    print",
        ", args=(ssl.create_default_context(),)": "",
    },
    "subclass_with_lock": {
        "        self.lock = threading.Lock()\n": "",
        "        with self.lock": "        self.lock = threading.Lock()\n"
        "        with self.lock",
    },
    "server_in_a_process": {
        "Process(target": "__import__('threading').Thread(target",
        "process.terminate()": "server.shutdown()",
    },
    "option_read_in_main": {
        "def worker()": "def worker(width: int)",
        "    global width\n": "",
        "target=worker": "target=worker, args=(width,)",
    },
    "attribute_set_in_main": {
        "def worker()": "def worker(timeout: int)",
        "Config.timeout,": "timeout,",
        "target=worker": "target=worker, args=(Config.timeout,)",
    },
    "patched_function": {
        "def forecast(town: str)": "def fake(town: str) -> str:\n"
        '    return "21 degrees"\n\n\ndef forecast(town: str, fetch)',
        'mock.patch(f"{__name__}.fetch", return_value="21 degrees")': "ExitStack()",
        "import sys\n": "import sys\nfrom contextlib import ExitStack\n",
        '(forecast, "Oslo")': '(forecast, "Oslo", fake)',
    },
    "environment_set_late": {
        '    run_worker()\n    os.environ["OMP_NUM_THREADS"] = "1"\n': "    "
        'os.environ["OMP_NUM_THREADS"] = "1"\n    run_worker()\n'
    },
    "umask_set_late": {
        "    os.umask(0o022)\n    run_worker()\n": "",
    },
    "fork_context_lock": {'get_context("fork").Lock()': "get_context().Lock()"},
}
NAMES = sorted(BREAKS)
KEPT = ["keep_fork_in_main", "keep_fork_in_a_library"]


def page(language: str) -> str:
    return (ROOT / f"docs/{language}/work/forkserver.md").read_text("utf-8")


def by_default(python: str, *arguments: str) -> str:
    """Return the method that a program will use."""
    return arguments[0] if arguments else ask(python).default


def check(name: str, python: str, folder: Path, *arguments: str) -> None:
    """Run a program; see that its last line is what its start method makes of it."""
    good, bad = BREAKS[name]
    command = program(f"work/{name}", *arguments, python=python)
    forked = by_default(python, *arguments) == "fork"
    expected = good if forked else bad
    if len(os.sched_getaffinity(0)) == 1:
        expected = expected.replace("all CPUs", "one CPU")
    if re.match(r"\w+Error: ", expected):
        pattern = re.escape(expected).replace("…", "0x[0-9a-f]+")
        if name == "lambda_as_target" and ask(python).here.version < (3, 14):
            pattern = OLDER_LAMBDA
        code = 0 if name == "option_read_in_main" else 1  # main goes on
        run_program(command, folder, code=code, stderr=pattern)
    else:
        assert run_program(command, folder).out.splitlines()[-1] == expected


@pytest.mark.parametrize("start", ["fork", "forkserver"])
@pytest.mark.parametrize("name", NAMES)
def test_what_works_by_fork_breaks_by_forkserver(
    name: str, start: str, python: str, tmp_path: Path
) -> None:
    check(name, python, tmp_path, start)


@pytest.mark.parametrize("name", NAMES)
def test_the_default_decides(name: str, python: str, tmp_path: Path) -> None:
    check(name, python, tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_the_mend_works_by_every_method(
    name: str, method: str, python: str, tmp_path: Path
) -> None:
    source = (PROGRAMS / f"work/{name}.py").read_text("utf-8")
    for old, new in MENDS[name].items():
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    (tmp_path / "mended.py").write_text(source, "utf-8")

    run = run_program([python, "mended.py", method], tmp_path)

    assert run.out.splitlines()[-1] == BREAKS[name][0]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_both_outputs_in_one_row(name: str, language: str) -> None:
    good, bad = BREAKS[name]
    shown = bad.partition(" is being shared")[0]

    rows = [row for row in page(language).splitlines() if f"| `{good}` |" in row]

    assert len(rows) == 1
    assert shown in rows[0]


@pytest.mark.parametrize("name", KEPT)
def test_fork_can_be_kept(name: str, python: str, tmp_path: Path) -> None:
    run = run_program(program(f"work/{name}", python=python), tmp_path)

    assert run.out.splitlines()[0] == "report sent"


def helpers(method: str, python: str, folder: Path, *arguments: str) -> list[str]:
    command = program("work/helpers_listed", method, *arguments, python=python)
    lines = run_program(command, folder).out.splitlines()
    return [
        found[0]
        for line in lines
        if (found := re.search(r"\w+ import (spawn_)?main", line))
    ]


def test_forkserver_has_two_helpers_and_its_worker_looks_like_the_second(
    python: str, tmp_path: Path
) -> None:
    tracker, server, worker = helpers("forkserver", python, tmp_path)

    assert "resource_tracker import main" in tracker
    assert "forkserver import main" in server
    assert worker == server


def test_spawn_has_the_tracker_alone(python: str, tmp_path: Path) -> None:
    tracker, worker = helpers("spawn", python, tmp_path)

    assert "resource_tracker import main" in tracker
    assert "spawn import spawn_main" in worker


def test_fork_has_the_tracker_only_for_shared_memory(
    python: str, tmp_path: Path
) -> None:
    assert helpers("fork", python, tmp_path) == []
    [tracker] = helpers("fork", python, tmp_path, "shared memory")

    assert "resource_tracker import main" in tracker


def test_the_helpers_end_with_main_and_its_workers(python: str, tmp_path: Path) -> None:
    command = program("work/main_killed", python=python)

    run = run_program(command, tmp_path)

    assert run.out.splitlines() == [
        "main killed, ended: 0 of 3",
        "worker ended, ended: 3 of 3",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_shows_the_processes_of_such_a_program(
    language: str, tmp_path: Path
) -> None:
    listed = re.findall(r"from multiprocessing\.(\w+) import main", page(language))
    found = helpers("forkserver", sys.executable, tmp_path)

    assert listed == [
        re.search(r"resource_tracker|forkserver", one)[0] for one in found
    ]

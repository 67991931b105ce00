"""``check`` runs a program under every start method, and is called in the right way."""

import json
import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from examples._check import causes, command, runs, source, system, texts
from tests.harness.run import ROOT

METHODS = get_all_start_methods()
SOUND = """\
from multiprocessing import Process

def work(number):
    print("task", number, flush=True)

if __name__ == "__main__":
    process = Process(target=work, args=(7,))
    process.start()
    process.join()
"""
LAMBDA = SOUND.replace("target=work, args=(7,)", "target=lambda: work(7)")
LOCKED = """\
from multiprocessing import Lock, Process

def work(lock):
    with lock:
        print("never")

if __name__ == "__main__":
    lock = Lock()
    lock.acquire()
    process = Process(target=work, args=(lock,))
    process.start()
    process.join()
"""

SHORT_LIVED = """\
import sys
import time
from multiprocessing import Pool

def work(number):
    time.sleep(0.05)
    print("no such file", file=sys.stderr)

if __name__ == "__main__":
    with Pool(1, maxtasksperchild=1) as pool:
        pool.map(work, range(40), chunksize=1)
        pool.close()
        pool.join()
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def check(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    words = [str(one) for one in arguments]
    return subprocess.run(
        [sys.executable, "-m", "examples", "check", *words],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_a_sound_program_is_said_to_be_sound(program: Path) -> None:
    program.write_text(SOUND)

    done = check(program)

    assert done.returncode == 0, done.stdout
    assert f"it runs {len(METHODS)} times" in done.stdout
    assert "Sound" in done.stdout
    assert done.stderr == ""


def test_a_fault_is_named_with_its_line_change_and_page(program: Path) -> None:
    program.write_text(LAMBDA)

    done = check("--method", "spawn", program)

    assert done.returncode == 1
    assert "1. A lambda can't be pickled" in done.stdout
    assert "line 7: lambda: work(7)" in done.stdout
    assert "+ def task():" in done.stdout
    assert "processes/pickling.html#pickling-lambda" in done.stdout


def test_a_hang_is_ended_as_soon_as_nothing_can_move(program: Path) -> None:
    program.write_text(LOCKED)
    began = time.monotonic()

    done = check("--method", METHODS[0], "--timeout", 60, program)

    assert time.monotonic() - began < 50
    assert done.returncode == 1
    assert "1. A process waits for a lock that is never released." in done.stdout


def test_a_pool_whose_workers_die_as_they_start_is_not_waited_for(
    program: Path,
) -> None:
    program.write_text("from multiprocessing import Pool\n\nPool(2).map(abs, [1])\n")

    done = check("--json", "--method", "spawn", "--timeout", 120, program)

    (run,) = json.loads(done.stdout)["runs"]
    assert run["end"] == "restarts"  # late, if it had been waited for


def test_a_pool_whose_results_nobody_takes_any_more_is_not_waited_for() -> None:
    path = Path(__file__).parent / "later/cases/ledger_import.py"

    done = check("--json", "--method", "spawn", "--timeout", 20, path)

    (run,) = json.loads(done.stdout)["runs"]
    assert run["end"] == "hangs"  # late, if it had been waited for


def test_a_worker_that_is_started_while_all_are_ended_was_not_lost(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write_text(LOCKED)
    kill = system.Family.kill

    def kill_and_start(family: system.Family, last: list[int]) -> None:
        folder = Path(family.mark.split(b"=")[1].rstrip(b"\0").decode())
        (folder / "999999.process").write_text(f"1\nfork\n{program}")
        kill(family, last)

    monkeypatch.setattr(system.Family, "kill", kill_and_start)

    run = runs.run(runs.Program((str(program),), program), METHODS[0])

    assert run.end == "hangs"
    assert 999999 not in [one.pid for one in run.processes]
    assert all(one.stack for one in run.processes)


def test_workers_that_end_after_a_task_and_say_the_same_are_waited_for(
    program: Path,
) -> None:
    program.write_text(SHORT_LIVED)

    done = check("--method", "fork", program)

    assert done.returncode == 0, done.stdout


def test_chinese_is_spoken_to_those_who_ask_for_it(program: Path) -> None:
    program.write_text(SOUND)

    assert "没有发现问题" in check("--lang", "zh", program).stdout
    assert "没有发现问题" in check(program, LC_ALL="zh_CN.UTF-8").stdout


def test_json_has_all_of_it(program: Path) -> None:
    program.write_text(LAMBDA)

    said = json.loads(check("--json", program).stdout)

    assert [run["method"] for run in said["runs"]] == METHODS
    assert said["causes"][0]["id"] == "lambda"
    assert said["causes"][0]["line"] == 7
    assert not said["sound"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.py"], "there is no file none.py"),
        ([], "name a program"),
        (["docs"], "docs is a folder"),
        (["LICENSE.png"], "there is no file"),
        (["--timeout", "0", "README.md"], "more than 0 seconds"),
        (["README.md"], "is not a Python program"),
        (["--method", "thread", "examples/__init__.py"], "--method thread"),
        (["--python", "no-python", "examples/__init__.py"], "there is no such program"),
    ],
)
def test_wrong_use_is_refused_in_one_clear_line(
    arguments: list[str], says: str
) -> None:
    done = check(*arguments)

    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == "" or "--python" in arguments


def test_a_program_that_needs_arguments_is_not_judged(program: Path) -> None:
    program.write_text(
        "import argparse\np = argparse.ArgumentParser()\n"
        "p.add_argument('file')\nprint(p.parse_args().file)\n"
    )

    done = check(program)

    assert done.returncode == 2
    assert "needs arguments" in done.stderr
    assert check(program, "x").returncode == 0


def test_endless_output_is_cut_and_said(program: Path) -> None:
    program.write_text("while True:\n    print('x' * 1000)\n")

    done = check("--timeout", 2, "--method", METHODS[0], program)

    assert "It prints without end" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_ends_all_that_was_started(program: Path, tmp_path: Path) -> None:
    program.write_text(
        "import os, sys, time\nfrom pathlib import Path\n"
        "Path(sys.argv[1]).write_text(str(os.getpid()))\ntime.sleep(60)\n"
    )
    told = tmp_path / "pid"
    command_line = [sys.executable, "-m", "examples", "check", str(program), str(told)]
    with subprocess.Popen(command_line, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not (told.exists() and told.read_text()):
            time.sleep(0.02)
        pid = int(told.read_text())

        process.send_signal(signal.SIGINT)

        assert process.wait(20) == 130
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_hang_is_drawn_up_to_the_moment_it_was_given_up(
    program: Path, tmp_path: Path
) -> None:
    program.write_text(LOCKED)
    picture = tmp_path / "run.svg"
    began = time.monotonic()

    done = check("--method", METHODS[0], "--trace", picture, program)

    assert time.monotonic() - began < 30
    assert f"{picture}: 2 processes, 1 lock" in done.stderr
    assert "<svg" in picture.read_text(encoding="utf-8")
    assert check("--trace", "run.png", program).returncode == 2


def test_what_is_quoted_of_a_program_is_no_command_for_the_terminal(
    program: Path,
) -> None:
    started = "Process(target=print).start()  # \x1b]0;title\x07"
    program.write_text(f"from multiprocessing import Process\n{started}\n")

    said = check("--method", METHODS[0], program).stdout

    assert "Process(target=print).start()" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_every_cause_speaks_both_languages_and_has_its_page() -> None:
    for cause in causes.load():
        assert set(cause.says) == set(cause.cure) == {"en", "zh"}, cause.id
        page, _, label = cause.page.partition("#")
        for folder in ("en", "zh"):
            text = (ROOT / f"docs/{folder}/{page}.md").read_text(encoding="utf-8")
            assert not label or f"({label})=\n" in text, cause.id


def test_every_finding_that_a_cause_asks_for_can_be_found() -> None:
    folder = Path(source.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    for cause in causes.load():
        for atom in (atom for sign in cause.signs for atom in sign):
            kind, _, wanted = atom.partition(": ")
            if kind == "source":
                made = f'"{wanted}"' in text or wanted.startswith("set-")
                assert made, f"{cause.id}: {wanted}"


def test_a_message_below_its_exception_is_read() -> None:
    [failure] = texts.find_failures(
        'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n'
        "    work()\nRuntimeError: \n        An attempt has been made\n"
    )

    assert failure.text == "RuntimeError: An attempt has been made"
    assert failure.own == texts.Frame("a.py", 1, "<module>")


def test_the_signals_that_ask_for_stacks_are_the_same_on_both_sides() -> None:
    observer = (Path(command.__file__).parent / "on_path/check_observer.py").read_text()

    assert 'ASK = getattr(_signal, "SIGRTMAX", 0) - 3' in observer
    assert "INSIST = ASK - 1" in observer
    assert getattr(signal, "SIGRTMAX", 0) - 3 == system.ASK == system.INSIST + 1

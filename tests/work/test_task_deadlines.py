"""A task that takes too long is killed and named, and all others have their results."""

import re
import signal
import sys
from pathlib import Path

import pytest

from conf.pages import DOCS
from tests.harness import processes
from tests.harness.programs import output
from tests.work.group import Ended, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
NAME = "work/task_deadlines"
ENDLESS = "2305843009213693951"  # a prime: its work takes days
NUMBER = "    number = int(task)\n"
SPIN = "while True:\n            pass\n"
IGNORE = '__import__("signal").signal(15, 1)\n        '


def limit(seconds: int) -> dict[str, str]:
    return {"LIMIT = 3 ": f"LIMIT = {seconds} "}


def in_bad(code: str) -> dict[str, str]:
    """Return the change that lets the task "0" do something else."""
    return {NUMBER: f'    if task == "0":\n        {code}\n{NUMBER}'}


def run(
    folder: Path, method: str, *tasks: str, changes: dict[str, str] | None = None
) -> Ended:
    """Run the program to its end, which leaves nothing."""
    changes = limit(40) | (changes or {})
    with running(NAME, method, folder, *tasks, changes=changes) as group:
        ended = group.end()
    assert not ended.left
    return ended


def test_the_late_task_is_named_and_the_others_have_their_results(method: str):
    assert sorted(output(NAME, method).splitlines()) == ["1000003: 1000003", "91: 7"]


@pytest.mark.whole
def test_two_late_tasks_do_not_hold_up_the_many_behind_them(
    method: str, tmp_path: Path
):
    numbers = [str(2 * number) for number in range(1, 41)]

    ended = run(tmp_path, method, ENDLESS, f"0{ENDLESS}", *numbers, changes=limit(3))

    assert ended.code == 1
    assert sorted(ended.out.splitlines()) == sorted(f"{n}: 2" for n in numbers)
    assert sorted(ended.err.splitlines()) == [
        f"0{ENDLESS}: killed after 3 s",
        f"{ENDLESS}: killed after 3 s",
    ]


@pytest.mark.whole
def test_large_results_come_whole(method: str, tmp_path: Path):
    changes = in_bad("return 'x' * 1_000_000")

    ended = run(tmp_path, method, "0", "4", changes=changes)

    assert (ended.code, ended.err) == (0, "")
    assert sorted(ended.out.splitlines()) == [f"0: {'x' * 1_000_000}", "4: 2"]


@pytest.mark.whole
def test_no_more_run_at_a_time_than_wanted(method: str, tmp_path: Path):
    count = (
        '    from pathlib import Path; mark = Path(task + ".running")\n'
        "    mark.touch()\n"
        '    __import__("time").sleep(0.05)\n'
        '    together = len([*Path().glob("*.running")])\n'
        "    mark.unlink()\n"
        "    return together\n"
    )

    ended = run(
        tmp_path, method, *map(str, range(2, 14)), changes={NUMBER: count + NUMBER}
    )

    together = [int(line.split(": ")[1]) for line in ended.out.splitlines()]
    assert len(together) == 12
    assert max(together) <= 4


@pytest.mark.whole
def test_a_task_that_ignores_sigterm_is_killed(method: str, tmp_path: Path):
    changes = in_bad(IGNORE + SPIN) | limit(3)

    ended = run(tmp_path, method, "0", "4", changes=changes)

    assert (ended.out, ended.err) == ("4: 2\n", "0: killed after 3 s\n")


@pytest.mark.parametrize(
    ("death", "code"),
    [
        ("__import__('os')._exit(3)", 3),
        ("sys.exit(4)", 4),
        ("signal.raise_signal(signal.SIGKILL)", -9),
    ],
)
@pytest.mark.whole
def test_a_task_that_dies_is_named_with_its_exit_code(
    death: str, code: int, method: str, tmp_path: Path
):
    ended = run(tmp_path, method, "0", "4", changes=in_bad(death))

    assert (ended.code, ended.out) == (1, "4: 2\n")
    assert ended.err == f"0: died with exit code {code}\n"


@pytest.mark.whole
def test_a_task_that_dies_halfway_through_its_result_is_named(
    method: str, tmp_path: Path
):
    half = (
        '        if task == "0":\n'
        r'            __import__("os").write(writer.fileno(), b"\0\0\1\0half")' + "\n"
        '            __import__("os")._exit(3)\n'
    )
    send = '        writer.send((work(task), ""))\n'

    ended = run(tmp_path, method, "0", "4", changes={send: half + send})

    assert (ended.out, ended.err) == ("4: 2\n", "0: died with exit code 3\n")


@pytest.mark.control
def test_without_close_a_death_is_noticed_only_when_the_time_is_up(
    method: str, tmp_path: Path
):
    close = "    writer.close()  # else a death would not end the pipe\n"
    keep = {close: "    globals()['kept'] = writer\n"}
    changes = in_bad("sys.exit(3)") | keep | limit(2)

    ended = run(tmp_path, method, "0", changes=changes)

    assert ended.err == "0: killed after 2 s\n"


@pytest.mark.whole
def test_a_result_counts_even_if_its_process_does_not_end(method: str, tmp_path: Path):
    stays = (
        "from threading import Event, Thread; Thread(target=Event().wait).start()\n"
        "        return 5"
    )

    ended = run(tmp_path, method, "0", "4", changes=in_bad(stays))

    assert (ended.code, ended.err) == (0, "")
    assert sorted(ended.out.splitlines()) == ["0: 5", "4: 2"]


@pytest.mark.whole
def test_what_a_task_prints_before_its_result_is_not_lost(method: str, tmp_path: Path):
    ended = run(tmp_path, method, "0", changes=in_bad("print('printed'); return 5"))

    assert sorted(ended.out.splitlines()) == ["0: 5", "printed"]


@pytest.mark.whole
def test_a_result_that_cannot_be_pickled_is_an_error_of_its_task(
    method: str, tmp_path: Path
):
    ended = run(tmp_path, method, "0", "4", changes=in_bad("return lambda: None"))

    assert ended.out == "4: 2\n"
    assert re.match(r"0: (AttributeError|PicklingError)\(\"Can't pickle", ended.err)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (15, 143)])
@pytest.mark.parametrize("times", [1, 2, 7, 20])
@pytest.mark.whole
def test_ctrl_c_and_sigterm_leave_nothing_at_any_moment(
    times: int, number: int, code: int, method: str, tmp_path: Path
):
    tasks = [ENDLESS, *(str(2 * number) for number in range(1, 41))]
    with running(NAME, method, tmp_path, *tasks, changes=limit(60)) as group:
        group.read_until(": 2", times=times)
        group.press(number)
        ended = group.end()

    assert (ended.code, ended.err, ended.left) == (code, "", [])


def on_page(code: str) -> str:
    """Return a piece of code that the page shows."""
    page = (DOCS / "en" / f"{NAME}.md").read_text("utf-8")
    assert code in page
    return code


SEND = "    try:\n        writer.send"
ALARM = "signal.alarm(LIMIT + 5)"


@pytest.mark.whole
def test_with_alarm_a_task_without_end_ends_after_its_limit_if_main_is_killed(
    method: str, tmp_path: Path
):
    changes = {SEND: f"    {on_page(ALARM)}\n{SEND}", "LIMIT = 3 ": "LIMIT = -3 "}
    late = {"> deadline": "> deadline + 60"}
    tasks = [ENDLESS, "4"]
    with running(NAME, method, tmp_path, *tasks, changes=changes | late) as group:
        group.read_until("4: 2")
        group.process.kill()
        ended = group.end()

    assert (ended.code, ended.left) == (-signal.SIGKILL, [])


@pytest.mark.control
def test_without_alarm_it_outlives_main(method: str, tmp_path: Path):
    with running(NAME, method, tmp_path, ENDLESS, "4") as group:
        group.read_until("4: 2")
        group.process.kill()
        group.process.wait()

        assert processes.lingering(group.mark, 3.0)


NAP = '__import__("subprocess").run(["sleep", "60"], stdout=-3, stderr=-3)'  # DEVNULL
LATE = "0: killed after 3 s\n"


@pytest.mark.whole
def test_kill_group_of_the_page_ends_what_a_task_has_started(
    method: str, tmp_path: Path
):
    page = (DOCS / "en" / f"{NAME}.md").read_text("utf-8")
    (kill_group,) = re.findall(r"```python\n(.*?def kill_group.*?)```", page, re.DOTALL)
    changes = in_bad(NAP) | {
        SEND: f"    os.setpgrp()\n{SEND}",
        "        process.kill()\n        return": (
            "        kill_group(process)\n        return"
        ),
        "child.kill()": "kill_group(child)",
        "def start(": f"{kill_group}\n\ndef start(",
    }

    ended = run(tmp_path, method, "0", "4", changes=changes | limit(3))

    assert (ended.out, ended.err) == ("4: 2\n", LATE)


@pytest.mark.control
def test_kill_alone_leaves_the_program_that_a_task_has_started(
    method: str, tmp_path: Path
):
    changes = in_bad(NAP)
    with running(NAME, method, tmp_path, "0", "4", changes=changes) as group:
        assert group.process.communicate() == ("4: 2\n", LATE)

        (left,) = processes.lingering(group.mark, 2.0)
        assert processes.command_line(left) == "sleep 60"


@pytest.mark.whole
def test_the_signals_wait_while_a_process_starts(method: str, tmp_path: Path):
    start = "    process.start()\n"
    look = "    print(signal.pthread_sigmask(0, []) >= {*SIGNALS}, flush=True)\n"

    ended = run(tmp_path, method, "4", changes={start: start + look})

    assert ended.out == "True\n4: 2\n"


@pytest.mark.control
@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_without_lock_the_tracker_lets_it_through_before_3_14(
    method: str, tmp_path: Path
):
    start = "    process.start()\n"
    look = "    print(signal.pthread_sigmask(0, []) >= {*SIGNALS}, flush=True)\n"
    lock = "    Lock()  # starts a helper that would unblock the signals later, "
    lock += "before 3.14\n"

    ended = run(tmp_path, method, "4", changes={start: start + look, lock: ""})

    assert ended.out == f"{sys.version_info >= (3, 14)}\n4: 2\n"

"""A turn begins at its time or is skipped, and no two jobs run at once."""

import signal
from pathlib import Path

import pytest

from examples.work import periodic_job
from tests.harness.programs import output
from tests.harness.variants import run_variant
from tests.work.test_hash_files import interrupt, posix

pytestmark = posix

NAME = "work/periodic_job"
JOB = "    if turn == 0:\n        time.sleep(1000)  # stands for a job that hangs\n"
ONCE = {"return schedule(2, 3, turns=3)": "return schedule(1000, 40, turns=1)"}


def test_the_demo_shows_a_kill_a_skip_and_an_end(method: str):
    assert output(NAME, method).splitlines() == [
        "turn 0: killed after 3 s",
        "turn 0: exit code -9",
        "turn 1: skipped",
        "turn 2: the report is written",
        "turn 2: exit code 0",
    ]


class Clock:
    """A clock that moves when the schedule waits or a job works."""

    def __init__(self, *durations: float, late: float = 0, signals: str = "") -> None:
        self.now = 100.0
        self.durations, self.late, self.signals = [*durations], late, signals
        self.starts: list[tuple[int, float]] = []

    def monotonic(self) -> float:
        return self.now

    def poll(self, seconds: float) -> bool:
        self.now += seconds + self.late
        return bool(self.signals)

    def recv(self) -> int:
        return signal.Signals[self.signals]

    def run_turn(self, turn: int, limit: float) -> None:
        self.starts.append((turn, self.now - 100))
        self.now += self.durations.pop(0)


def run(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a turn of 60 seconds for each duration; return the exit code."""
    monkeypatch.setattr(periodic_job, "time", clock)
    monkeypatch.setattr(periodic_job, "run_turn", clock.run_turn)
    monkeypatch.setattr(periodic_job, "catch_signals", lambda: clock)
    return periodic_job.schedule(60, 90, turns=6)


@pytest.mark.parametrize(
    ("durations", "late", "starts"),
    [
        ([7, 59, 0, 7, 7, 7], 0, [0, 60, 120, 180, 240, 300]),
        ([7, 59, 0, 7, 7, 7], 0.5, [0.5, 60.5, 120.5, 180.5, 240.5, 300.5]),
        ([61, 7, 130], 0, [0, 120, 180]),
        ([80, 80, 80], 0, [0, 120, 240]),
    ],
    ids=["on time", "late", "long", "try it"],
)
def test_turns_start_on_schedule_or_are_skipped(
    durations: list[float],
    late: float,
    starts: list[float],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    clock = Clock(*durations, late=late)

    run(clock, monkeypatch)

    assert clock.starts == [(int(start // 60), start) for start in starts]
    missed = {*range(6)} - {turn for turn, _ in clock.starts}
    said = capsys.readouterr().out.splitlines()
    assert said == [f"turn {turn}: skipped" for turn in sorted(missed)]


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 0)])
def test_a_signal_ends_it(name: str, code: int, monkeypatch: pytest.MonkeyPatch):
    clock = Clock(signals=name)

    assert run(clock, monkeypatch) == code
    assert clock.starts == []


EACH = """    try:
        open("running", "x").close()
    except FileExistsError:
        sys.exit(9)
    __import__("os").unlink("running")
"""


@pytest.mark.whole
def test_in_real_time_no_two_jobs_overlap_and_every_turn_is_reported(
    method: str, tmp_path: Path
):
    changes = {JOB: EACH, "schedule(2, 3, turns=3)": "schedule(0.001, 40, 500)"}

    found = run_variant(tmp_path, NAME, changes, method).out.splitlines()

    ends = [line for line in found if "written" not in line]
    assert {line.split(": ")[1] for line in ends} <= {"exit code 0", "skipped"}
    turns = [int(line.split(":")[0].removeprefix("turn ")) for line in ends]
    assert turns == [*range(len(turns))]
    assert len(turns) >= 500


@pytest.mark.parametrize(("end", "code"), [("sys.exit(3)", 3), ("1 / 0", 1)])
@pytest.mark.whole
def test_a_job_that_fails_does_not_end_the_schedule(
    end: str, code: int, method: str, tmp_path: Path
):
    changes = {
        JOB: f"    if turn == 0:\n        {end}\n",
        "schedule(2, 3, turns=3)": "schedule(0.001, 40, 2)",
    }

    run = run_variant(
        tmp_path, NAME, changes, method, stderr="ZeroDivision" if code == 1 else ()
    )

    assert f"turn 0: exit code {code}\n" in run.out


WORKS = '    sys.stderr.write("works\\n")\n    time.sleep(0.3)\n'
CATCHES = "    signal.signal(signal.SIGINT, before)\n"  # from here on main hears Ctrl-C
HEARS = CATCHES + '    sys.stderr.write("hears\\n")\n'


def test_ctrl_c_waits_for_the_job_and_ends_with_130(method: str, tmp_path: Path):
    changes = {JOB: WORKS, CATCHES: HEARS}

    run = interrupt(tmp_path, NAME, method, changes, 1000, 1000, lines=2)

    assert run.stdout == "turn 0: the report is written\nturn 0: exit code 0\n"
    assert run.returncode == 130
    assert sorted(run.stderr.split()) == ["hears", "works"]


def test_a_hanging_job_is_killed_after_ctrl_c_too(method: str, tmp_path: Path):
    changes = {JOB: WORKS.replace("0.3", "1000"), CATCHES: HEARS}

    run = interrupt(tmp_path, NAME, method, changes, 1000, 2, lines=2)

    assert run.stdout == "turn 0: killed after 2 s\nturn 0: exit code -9\n"
    assert run.returncode == 130


@pytest.mark.control
def test_a_job_that_does_not_ignore_ctrl_c_is_interrupted(method: str, tmp_path: Path):
    ignore = "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    changes = {
        JOB: WORKS,
        CATCHES: HEARS,
        ignore: ignore.replace("signal.SIG_IGN", "signal.default_int_handler"),
    }

    run = interrupt(tmp_path, NAME, method, changes, 1000, 1000, lines=2)

    assert "turn 0: exit code 1\n" in run.stdout
    assert "KeyboardInterrupt" in run.stderr


@pytest.mark.control
@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_a_forked_job_with_main_s_handler_ignores_sigterm_and_stops_main(
    method: str, tmp_path: Path
):
    job = {JOB: "    signal.raise_signal(signal.SIGTERM)\n"}
    line = {"    signal.signal(signal.SIGTERM, signal.SIG_DFL)\n": ""}
    long = {"schedule(2, 3, turns=3)": "schedule(1000, 40)"}

    with_it = run_variant(tmp_path, NAME, job | ONCE, method)
    without = run_variant(tmp_path, NAME, job | line | long, method)

    assert with_it.out == "turn 0: exit code -15\n"
    assert without.out.endswith("turn 0: exit code 0\n")


@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
@pytest.mark.whole
def test_a_forked_child_of_the_job_makes_main_wait_until_the_limit(
    method: str, tmp_path: Path
):
    changes = {
        JOB: (
            "    import os\n    if not os.fork():\n"
            "        time.sleep(4)\n        os._exit(0)\n    begin = time.monotonic()\n"
        ),
        "schedule(2, 3, turns=3)": "schedule(0.9, 1.5, 1)",
    }

    run = run_variant(tmp_path, NAME, changes, method, orphans=True)

    assert run.out.splitlines()[1:] == ["turn 0: exit code 0", "turn 1: skipped"]


@pytest.mark.control
@pytest.mark.parametrize("method", ["fork"], indirect=True)
def test_a_job_outlives_the_kill_of_main(method: str, tmp_path: Path):
    changes = {
        JOB: "    import os\n    os.kill(os.getppid(), 9)\n    time.sleep(1000)\n"
    }

    run_variant(tmp_path, NAME, changes | ONCE, method, code=-9, orphans=True)


@pytest.mark.whole
def test_a_job_s_own_programs_end_with_killpg(method: str, tmp_path: Path):
    changes = {
        JOB: (
            "    import os, subprocess\n    os.setsid()\n"
            '    subprocess.run(["sleep", "600"])\n'
        ),
        "process.kill()": "__import__('os').killpg(process.pid, signal.SIGKILL)",
        "schedule(2, 3, turns=3)": "schedule(1000, 2, 1)",
    }

    run = run_variant(tmp_path, NAME, changes, method)

    assert run.out == "turn 0: killed after 2 s\nturn 0: exit code -9\n"

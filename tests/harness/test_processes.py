"""Every process of a run is known as one of its own."""

import subprocess
import sys
from pathlib import Path

import psutil

from examples._catalogue import Settings
from tests.harness import processes
from tests.harness.programs import run_program
from tests.harness.report import exit_code
from tests.harness.run import Run

LEFT_THE_RUN = Path(__file__).parent / "faults" / "left_the_run.py"


def test_who_left_the_session_and_the_folder_is_found_all_the_same(
    tmp_path: Path,
) -> None:
    run = run_program([sys.executable, str(LEFT_THE_RUN)], tmp_path, orphans=True)

    assert len(run.orphans) == 1
    assert "time.sleep(60)" in run.orphans[0]


def test_the_tracker_is_known_however_long_its_command_line_is() -> None:
    code = f"#{'-' * 200} {processes.TRACKER}\nprint(flush=True); input()"
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as child:
        assert child.stdout
        child.stdout.readline()  # by now it has its command line
        tracker = psutil.Process(child.pid)

        assert processes.is_tracker(tracker)
        assert processes.TRACKER not in processes.format_command(tracker)

        child.kill()


def test_an_exit_code_that_windows_gives_is_said_as_it_is_known() -> None:
    [crash] = exit_code(Run(0xC0000005, "", ""), Settings())
    [seven] = exit_code(Run(7, "", ""), Settings())

    assert "exit code 0xc0000005, not 0" in crash
    assert "exit code 7, not 0" in seven

"""Every process of a run is known as one of its own."""

import sys
from pathlib import Path

from examples._catalogue import Settings
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


def test_an_exit_code_that_windows_gives_is_said_as_it_is_known() -> None:
    [crash] = exit_code(Run(0xC0000005, "", ""), Settings())
    [seven] = exit_code(Run(7, "", ""), Settings())

    assert "exit code 0xc0000005, not 0" in crash
    assert "exit code 7, not 0" in seven

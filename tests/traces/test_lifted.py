"""The folder that traces needs nothing of this project around it."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from examples import _catalogue
from tests.harness.programs import PROGRAMS


def test_the_folder_alone_under_another_name_draws_a_script(tmp_path: Path) -> None:
    shutil.copytree(_catalogue.FOLDER / "_trace", tmp_path / "lanes")
    shutil.copy(PROGRAMS / "traces/grandchild.py", tmp_path / "work.py")
    command = [sys.executable, "-m", "lanes", "out.svg", "work.py"]

    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60
    )

    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("trace: out.svg: 3 processes, 1 lock, ")
    assert ET.parse(tmp_path / "out.svg").getroot().get("aria-label") == "work.py"


def test_it_passes_arguments_on_and_says_why_it_can_not_draw(tmp_path: Path) -> None:
    shutil.copytree(_catalogue.FOLDER / "_trace", tmp_path / "lanes")
    (tmp_path / "work.py").write_text("import sys\nprint(sys.argv)\n", encoding="utf-8")
    command = [sys.executable, "-m", "lanes"]

    alone = subprocess.run(
        [*command, "out.svg", "work.py", "-x", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    refused = subprocess.run(
        [*command, "out.png", "work.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert alone.stdout == "['work.py', '-x', '--help']\n"
    assert "nothing to draw" in alone.stderr
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "must end with .svg" in refused.stderr

"""What is changed in a process is changed for that process, and all of it."""

import difflib
import inspect
import os
from multiprocessing import Pipe
from pathlib import Path

import pytest

from examples.processes import own_surroundings, threads_share_surroundings

BOTH = [own_surroundings, threads_share_surroundings]


@pytest.mark.parametrize("example", BOTH, ids=lambda module: module.__name__)
def test_leaving_changes_whichever_process_runs_it(
    example, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)  # and back at the end
    monkeypatch.setenv("POST_RATE", "1.0")
    desk, counter = Pipe()

    with desk, counter:
        example.leave(tmp_path, desk)

        assert Path.cwd() == Path(tmp_path.anchor)
        assert os.environ["POST_RATE"] == "1.2"
        assert desk.closed


def test_process_and_thread_do_the_same_things():
    one, other = (
        [
            line
            for line in inspect.getsource(module.leave).splitlines()
            if '"""' not in line
        ]
        for module in BOTH
    )

    assert list(difflib.unified_diff(one, other)) == []

"""Two descriptors of one open file have one position; two open files have two."""

import os
import sys
from pathlib import Path

import pytest

from tests.harness.variants import run_variant


def test_a_copied_descriptor_shares_the_position_and_an_open_of_its_own_does_not(
    tmp_path: Path,
):
    ledger = tmp_path / "ledger"
    ledger.write_text("cash stock", encoding="utf-8")
    mine, own = (os.open(ledger, os.O_RDONLY) for _ in range(2))
    copied = os.dup(mine)

    os.read(mine, 4)
    os.close(mine)

    assert os.read(copied, 6) == b" stock"
    assert os.read(own, 4) == b"cash"
    os.close(copied)
    os.close(own)


@pytest.mark.skipif(sys.platform != "linux", reason="opens through /dev/fd")
def test_who_opens_the_file_itself_reads_from_its_beginning(tmp_path: Path):
    opened = 'os.read(os.open(f"/dev/fd/{ledger}", os.O_RDONLY), 4)'
    changes = {"os.read(ledger, 4)": opened}

    run = run_variant(tmp_path, "processes/one_open_file", changes, "spawn")

    assert run.out == "clerk reads: cash\nparent reads: cash s\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_clerk_that_is_not_stopped_answers_at_once(tmp_path: Path):
    stop = (
        "        os.kill(child.pid, signal.SIGSTOP)\n"
        "        os.waitpid(child.pid, os.WUNTRACED)\n"
    )
    changes = {stop: "", "poll(timeout=1)": "poll(timeout=20)"}

    run = run_variant(tmp_path, "processes/stopped_keeps_all", changes, "spawn")

    assert "stopped, anything to read: True" in run.out

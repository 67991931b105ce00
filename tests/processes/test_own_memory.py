"""A process changes a copy; a thread changes the original."""

import difflib
import inspect
import sys
from pathlib import Path
from types import ModuleType

import pytest

from examples.processes import own_memory, threads_share_memory
from tests.harness.programs import program, run_program


def code(module: ModuleType) -> list[str]:
    source = inspect.getsource(module.main)
    return source.replace("Process", "Kind").replace("Thread", "Kind").splitlines()


def test_the_clerk_does_change_the_ledger_it_is_given(capsys):
    ledger = [10]

    own_memory.clerk(ledger)

    assert ledger == [10, 20]
    assert capsys.readouterr().out == "clerk's ledger: [10, 20]\n"


def test_process_and_thread_differ_in_one_word_and_the_exit_code():
    process, thread = code(own_memory), code(threads_share_memory)

    diff = difflib.ndiff(process, thread)
    changed = [line.strip() for line in diff if line[0] in "+-"]

    assert changed == ["-     assert child.exitcode == 0"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_after_fork_the_copy_has_the_same_address_in_other_memory(tmp_path: Path):
    run = run_program(program("processes/same_address"), tmp_path)

    assert run.out.splitlines() == ["True", "[10]"]

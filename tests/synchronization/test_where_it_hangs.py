"""What the page on programs that hang says of stacks is what such programs print."""

import re
import sys
from pathlib import Path

import pytest

from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

PRINTS = (  # in opposite_order
    '        print(f"{worker} holds {source.name}, needs {target.name}", flush=True)\n'
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="fork, and signals")


def stacks(out: str) -> list[list[tuple[str, str]]]:
    """Return the file and function of each call, innermost first, of each stack."""
    return [
        re.findall(r'/([\w]+\.py)", line \d+ in (\w+)', part)
        for part in out.split("Timeout")[1:]
    ]


@pytest.mark.parametrize(
    ("take", "innermost"),
    [
        ("with target.lock:", ("synchronize.py", "__enter__")),
        ("if target.lock.acquire():", ("opposite_order.py", "transfer")),
    ],
)
@pytest.mark.control
def test_a_stack_shows_the_line_that_waits(
    take: str, innermost: tuple[str, str], method: str, tmp_path: Path
):
    changes = {  # one after the other, so that no line is cut by another's
        PRINTS: "        import faulthandler, sys\n"
        "        wait = 3 if source.name == 'checking' else 5\n"
        "        faulthandler.dump_traceback_later(wait, exit=True, file=sys.stdout)\n",
        "        with target.lock:": f"        {take}",
        "PATIENCE = 1 ": "PATIENCE = 20 ",
    }

    run = run_variant(tmp_path, "synchronization/opposite_order", changes, method)

    found = stacks(run.out)
    assert [one[0] for one in found] == [innermost] * 2
    assert all(("opposite_order.py", "transfer") in one[:2] for one in found)


@pytest.mark.control
def test_the_two_lines_of_the_page_print_the_stack_of_the_page(
    method: str, tmp_path: Path
):
    changes = {
        "from multiprocessing import Barrier,": "import faulthandler\n"
        "from multiprocessing import Barrier,",
        "    worker = current_process().name\n": (
            "    faulthandler.dump_traceback_later(1.5)\n"
            "    worker = current_process().name\n"
        ),
        "PATIENCE = 1 ": "PATIENCE = 6 ",
    }

    run_variant(
        tmp_path,
        "synchronization/opposite_order",
        changes,
        method,
        stderr=(
            r"synchronize\.py\", line \d+ in __enter__",
            r"opposite_order\.py\", line 26 in transfer",
            r"process\.py\", line \d+ in run",
        ),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to one process")
def test_ctrl_c_makes_a_waiting_process_say_where_it_is(tmp_path: Path):
    run = run_program(
        program("synchronization/interrupted_wait"),
        tmp_path,
        stderr=(", in wait$", "^KeyboardInterrupt$"),
    )

    assert run.out == "1\n"


@posix
@pytest.mark.control
def test_ctrl_c_prints_the_traceback_of_the_page(method: str, tmp_path: Path):
    changes = {
        "            process.terminate()": "            import os, signal\n"
        "            os.kill(process.pid, signal.SIGINT)\n"
        "            process.join()",
    }

    run_variant(
        tmp_path,
        "synchronization/opposite_order",
        changes,
        method,
        stderr=(
            r"^Process worker 1:$",
            r"^Traceback \(most recent call last\):$",
            r"process\.py\", line \d+, in run$",
            r"^    self\._target\(\*self\._args, \*\*self\._kwargs\)$",
            r"opposite_order\.py\", line 24, in transfer$",
            r"^    with target\.lock:$",
            r"synchronize\.py\", line \d+, in __enter__$",
            r"^    return self\._semlock\.__enter__\(\)$",
            r"^KeyboardInterrupt$",
        ),
    )


@posix
@pytest.mark.parametrize(
    ("what", "stack"),
    [
        ("event", ["synchronize wait", "synchronize wait"]),
        ("condition", ["synchronize wait"]),
        ("barrier", ["synchronize wait", "synchronize wait_for", "threading wait"]),
        ("child at the end", ["process join", "util _exit_function"]),
        ("executor at the end", ["threading join", "process _python_exit"]),
        ("idle worker of a pool", ["queues get", "pool worker"]),
        ("idle worker of an executor", ["queues get", "process _process_worker"]),
    ],
)
def test_a_process_that_waits_has_this_stack(
    what: str, stack: list[str], tmp_path: Path
):
    run_program(
        program("synchronization/stack_of", what),
        tmp_path,
        stderr=[
            "most recent call first",
            *(r'/{}\.py", line \d+ in {}$'.format(*call.split()) for call in stack),
        ],
    )

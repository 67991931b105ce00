"""Ctrl-C ends a pool at once, at whatever moment it comes, and leaves nothing."""

import signal
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness.interpreters import ask
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
    pytest.mark.whole,
]
EXECUTOR, POOL = "pools/clean_executor", "pools/clean_pool"
LATE = (_catalogue.FOLDER / "pools/end_late_tasks.py").read_text("utf-8")
KILL = LATE[LATE.index("def kill_workers") : LATE.index("def squares_in_time")]
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)
PRESS = '__import__("os").killpg(0, signal.SIGINT)'
GUARD = 'if __name__ == "__main__":\n'
RUN = "    try:\n        run()\n"
BLOCK = "signal.pthread_sigmask(signal.SIG_BLOCK, CTRL_C)\n"
UNBLOCK = "signal.pthread_sigmask(signal.SIG_UNBLOCK, CTRL_C)"
SHUTDOWN = "            pool.shutdown(cancel_futures=True)\n"
STARTS = {EXECUTOR: "            futures = ", POOL: "    with Pool(WORKERS"}
LAST_BLOCK = {
    EXECUTOR: f"            {BLOCK}            pool.shutdown",
    POOL: f"            {BLOCK}\n\ndef main",
}
SHOW = 'print(f"{number} squared is {'
LOOP = "            for number, "
RETURN = "    return number * number"

# Tasks longer than a test; many short ones where they are to be finished.
LONG = {"time.sleep(0.05)": "time.sleep(600 if number > 1 else 0)"}
MANY = {"TASKS = 4": "TASKS = 1000"}
AT_ONCE = {
    SHUTDOWN: "            kill_workers(pool)\n",
    "WORKERS = 2\n": f"WORKERS = 2\n\n\n{KILL.rstrip()}\n",
}
WAYS = {
    "executor": (EXECUTOR, MANY),
    "executor, killed": (EXECUTOR, LONG | AT_ONCE),
    "pool": (POOL, LONG),
}
EACH_WAY = pytest.mark.parametrize("way", list(WAYS))


def before(line: str, statement: str) -> dict[str, str]:
    """Put a statement before the line that begins so, as far to the right."""
    return {line: f"{' ' * (len(line) - len(line.lstrip()))}{statement}\n{line}"}


def in_child(condition: str) -> dict[str, str]:
    """Press Ctrl-C in a process that is not main, at once after it was forked."""
    return {
        GUARD: f"def press():\n    if {condition}:\n        {PRESS}\n\n\n"
        '__import__("os").register_at_fork(after_in_child=press)\n\n\n' + GUARD
    }


def at_result(number: str) -> dict[str, str]:
    """Press Ctrl-C when main has this result."""
    return {
        SHOW: f"if number == {number}:\n                    {PRESS}\n"
        f"                {SHOW}"
    }


def moments(name: str) -> dict[str, dict[str, str]]:
    """Return the changes that press Ctrl-C, by the moment at which they do."""
    return {
        "before the pool": {RUN: RUN.replace("run()", f"{PRESS}; run()")},
        "before the workers start": before(STARTS[name], PRESS),
        "in each worker at its fork": in_child("True"),
        "while a worker imports main": {
            GUARD: f'if __name__ == "__mp_main__":\n    {PRESS}\n\n\n{GUARD}'
        },
        "when all tasks are submitted": before(LOOP, PRESS),
        "at the first result": at_result("0"),
        "in a task": {RETURN: f"    if number == 1:\n        {PRESS}\n{RETURN}"},
        "while the workers are idle": at_result("TASKS - 1"),
        "twice": at_result("0")
        | {LAST_BLOCK[name]: LAST_BLOCK[name].replace("\n", f"; {PRESS}\n", 1)},
        "at shutdown": {
            RUN: f"{RUN}        {UNBLOCK}; {PRESS}\n        time.sleep(5)\n"
        },
    }


AT_FIRST = ("at the first result", "twice")
SHORT = ("while the workers are idle", "at shutdown")  # all tasks end before


@EACH_WAY
@pytest.mark.parametrize("moment", list(moments(EXECUTOR)))
def test_ctrl_c_ends_all_whenever_it_comes(
    way: str, moment: str, method: str, tmp_path: Path
):
    if method == "fork" and moment == "while a worker imports main":
        pytest.skip("a forked worker imports nothing")
    if method != "fork" and moment == "in each worker at its fork":
        pytest.skip("main doesn't fork, and a fork server may not have read main")
    name, changes = WAYS[way]
    length = {*LONG, *MANY} if moment in SHORT else set()
    changes = {old: new for old, new in changes.items() if old not in length}
    press = moments(name)[moment]
    if moment in AT_FIRST and way != "executor":  # no other result is being sent then
        changes |= {"time.sleep(0.05)": "time.sleep(600 if number else 0)"}
    if way == "executor, killed" and moment == "twice":
        press = at_result("0")
        changes |= {SHUTDOWN: f"            {PRESS}\n            kill_workers(pool)\n"}

    run = run_variant(tmp_path, name, changes | press, method, code=130)

    assert run.err == ""


LARGE = {
    RETURN: "    return bytes(1_000_000)",
    "time.sleep(0.05)": "time.sleep(0)",
    "enumerate(futures)": "enumerate(futures.pop(0) for _ in range(TASKS))",
    "{future.result()}": "{len(future.result())}",
}


@pytest.mark.parametrize("at", [0, 7, 40])
@pytest.mark.parametrize("killed", [False, True])
def test_ctrl_c_ends_an_executor_in_the_midst_of_large_results(
    at: int, killed: bool, method: str, tmp_path: Path
):
    changes = LARGE | MANY | (AT_ONCE if killed else {}) | at_result(str(at))

    run_variant(tmp_path, EXECUTOR, changes, method, code=130)


@pytest.mark.parametrize("at", [0, 7, 40])
def test_ctrl_c_ends_a_pool_in_the_midst_of_large_results(
    at: int, method: str, tmp_path: Path
):
    changes = MANY | at_result(str(at))
    changes |= {old: LARGE[old] for old in (RETURN, "time.sleep(0.05)")}
    changes |= {"{result}": "{len(result)}"}

    run_variant(tmp_path, POOL, changes, method, code=130)


def test_an_exception_of_a_task_ends_an_executor_in_the_same_way(
    method: str, tmp_path: Path
):
    raises = f"    if number == 1:\n        raise ValueError(number)\n{RETURN}"

    run = run_variant(
        tmp_path, EXECUTOR, MANY | {RETURN: raises}, method, code=1, stderr="ValueError"
    )

    assert run.out == "0 squared is 0\n"


@IN_FORK
@pytest.mark.control
def test_without_cancel_futures_all_tasks_are_done_first(method: str, tmp_path: Path):
    changes = MANY | {"cancel_futures=True": ""} | before(LOOP, PRESS)

    run_variant(tmp_path, EXECUTOR, changes, method, hangs=True, timeout=8)


@IN_FORK
@pytest.mark.control
def test_a_running_task_is_waited_for(method: str, tmp_path: Path):
    running = f"[*iter(futures[2].running, True)]; {PRESS}"
    changes = LONG | before(LOOP, running)

    run_variant(tmp_path, EXECUTOR, changes, method, hangs=True, timeout=8)


@pytest.mark.parametrize("blocked", [True, False])
def test_a_worker_says_nothing_at_ctrl_c_only_if_it_starts_with_it_blocked(
    blocked: bool, method: str, tmp_path: Path
):
    changes = {
        "initializer=signal.pthread_sigmask": "initializer=signal.raise_signal",
        "initargs=(signal.SIG_BLOCK, CTRL_C)": "initargs=(signal.SIGINT,)",
    }
    if blocked:
        run_variant(tmp_path, EXECUTOR, changes, method)
        return
    changes |= {f"            {BLOCK}            fut": "            fut"}

    run_variant(tmp_path, EXECUTOR, changes, method, code=1, stderr="KeyboardInterrupt")


SERVED = {
    RUN: RUN.replace(
        "run()",
        "child = Process(target=int)\n        child.start(); child.join(); run()",
    ),
    RETURN: f"    signal.raise_signal(signal.SIGINT)\n{RETURN}",
}


@pytest.mark.parametrize("name", [EXECUTOR, POOL])
def test_workers_of_a_fork_server_that_was_running_before_are_safe_too(
    name: str, method: str, tmp_path: Path
):
    changes = SERVED | {
        "import time\n": "import time\nfrom multiprocessing import Process\n"
    }

    run = run_variant(tmp_path, name, changes, method)

    assert run.out.endswith("3 squared is 9\n")


@pytest.mark.control
@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
def test_without_the_initializer_they_get_ctrl_c(method: str, tmp_path: Path):
    changes = SERVED | {
        "import time\n": "import time\nfrom multiprocessing import Process\n",
        "initializer=signal.pthread_sigmask": "initializer=signal.getsignal",
        "initargs=(signal.SIG_BLOCK, CTRL_C)": "initargs=(signal.SIGINT,)",
    }

    run_variant(tmp_path, EXECUTOR, changes, method, code=130)


@IN_FORK
def test_ctrl_backslash_ends_a_program_that_waits_for_its_tasks(
    method: str, tmp_path: Path
):
    quits = "            threading.Timer(1, os.killpg, (0, signal.SIGQUIT)).start()\n"
    changes = LONG | before(LOOP, PRESS)
    changes |= {
        "import signal\n": "import os\nimport signal\nimport threading\n",
        SHUTDOWN: f"{quits}{SHUTDOWN}",
    }

    run_variant(tmp_path, EXECUTOR, changes, method, code=-signal.SIGQUIT)


@IN_FORK
@pytest.mark.control
def test_close_and_join_in_finally_hang_after_ctrl_c(method: str, tmp_path: Path):
    changes = LONG | {
        "        finally:\n": "        finally:\n            pool.close()\n"
        "            pool.join()\n",
        **at_result("0"),
    }

    run_variant(tmp_path, POOL, changes, method, hangs=True, timeout=12)


@IN_FORK
@pytest.mark.control
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="mended in 3.12")
def test_in_311_killing_workers_under_map_prints_a_traceback(method, tmp_path: Path):
    changes = AT_ONCE | {
        "futures = [pool.submit(square, number) for number in range(TASKS)]": (
            "futures = pool.map(square, range(40))"
        ),
        "future.result()": "future",
        "    return number * number": "    if number == 1:\n        time.sleep(1)\n"
        f"        {PRESS}\n    if number:\n        time.sleep(600)  # most wait\n"
        "    return number * number",
    }

    run_variant(
        tmp_path, EXECUTOR, changes, method, code=130, stderr="InvalidStateError"
    )


def half_result(python: str, way: str, method: str) -> list[str]:
    """Return the command that kills a worker in the midst of its result."""
    first, *rest = program("pools/half_result", way, method, python=python)
    return [first, "-W", "ignore", *rest]


def test_half_a_result_is_no_longer_waited_for(python: str, method, tmp_path: Path):
    run = run_program(half_result(python, "close", method), tmp_path)

    assert run.out == "BrokenProcessPool\n"


@IN_FORK
@pytest.mark.control
def test_a_process_that_was_forked_later_holds_the_pipe_too(
    python: str, method: str, tmp_path: Path
):
    run = run_program(half_result(python, "sibling", method), tmp_path)

    assert run.out == "still waited for\nBrokenProcessPool\n"


@pytest.mark.control
@pytest.mark.parametrize("way", ["kill", "kill_workers", "terminate_workers"])
def test_half_a_result_of_a_killed_worker_is_waited_for(
    way: str, python: str, method: str, tmp_path: Path
):
    if way != "kill" and ask(python).here.version < (3, 14):
        pytest.skip("new in Python 3.14")

    run_program(half_result(python, way, method), tmp_path, hangs=True, timeout=8)


def test_the_private_names_are_there(python: str, tmp_path: Path):
    names = (
        "from concurrent.futures import ProcessPoolExecutor as P\n"
        "if __name__ == '__main__':\n"
        "    with P(1) as pool:\n"
        "        pool.submit(int).result()\n"
        "        print(len(pool._processes), pool._result_queue._writer.closed)\n"
    )
    file = tmp_path / "names.py"
    file.write_text(names, encoding="utf-8")

    assert run_program([python, str(file)], tmp_path).out == "1 False\n"

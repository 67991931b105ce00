"""What can be pickled, and what Python says of the rest."""

import pickle
import re
import sys
import threading
from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest

from examples.processes import top_level_function, what_can_be_pickled
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

ROOT = Path(__file__).parents[2]
KINDS = re.compile("(Queue|Condition|Synchronized)(?= objects)")  # named beside Lock
importing_methods = pytest.mark.parametrize(
    "method", ["spawn", "forkserver"], indirect=True
)


class Failed(Exception):
    """An exception that holds a lock."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.lock = threading.Lock()


class FailedWithState(Failed):
    """One that would leave its lock out, if it were asked."""

    def __getstate__(self) -> dict[str, object]:
        return {}


class FailedWithReduce(Failed):
    """One that is made anew from its reason."""

    def __reduce__(self):
        return type(self), self.args


def test_what_can_be_pickled_can_be_read_back_and_the_rest_says_why_not():
    for description, thing in what_can_be_pickled.things():
        if what_can_be_pickled.can_be_pickled(thing):
            assert pickle.loads(pickle.dumps(thing)) is not None, description
        else:
            with pytest.raises(Exception, match=r"(?i)can't|cannot|through inherit"):
                pickle.dumps(thing)


def test_fork_pickles_no_target_and_so_refuses_none():
    assert "task 7 is done" in output("processes/lambda_target", "fork")


@pytest.mark.skipif(sys.platform == "win32", reason="the child is there already")
@pytest.mark.parametrize(
    ("method", "refused"),
    [("fork", 0), ("spawn", 5), ("forkserver", 5)],
    indirect=["method"],
)
@pytest.mark.whole
def test_fork_passes_what_cannot_be_pickled_and_every_method_a_lock(
    method: str, refused: int, tmp_path: Path
):
    passed = "(one := Process(target=id, args=(thing,))).start(), one.join()"
    changes = {"import Lock": "import Lock, Process", "pickle.dumps(thing)": passed}

    run = run_variant(tmp_path, "processes/what_can_be_pickled", changes, method)

    assert run.out.count("no\n") == refused
    assert "a lock of multiprocessing               yes\n" in run.out


@importing_methods
def test_start_fails_in_the_parent_and_no_child_comes_to_life(
    method: str, tmp_path: Path
):
    run = run_program(program("processes/unpicklable_target", method), tmp_path)

    assert run.out == "True None None\n[]\n"


@importing_methods
@pytest.mark.control
def test_a_target_that_has_a_name_starts_under_every_method(method, tmp_path: Path):
    lambdas = 'target=lambda: print(f"task {task} is done")'
    changes = {lambdas: 'target=print, args=(f"task {task} is done",)'}

    run = run_variant(tmp_path, "processes/lambda_target", changes, method)

    assert run.out == "task 7 is done\nexit code 0\n"


@pytest.mark.control
def test_an_executor_pickles_a_lambda_under_every_method_and_refuses_it(
    method: str, tmp_path: Path
):
    changes = {"partial(multiply, 3)": "lambda number: 3 * number"}

    run_variant(
        tmp_path,
        "processes/top_level_function",
        changes,
        method,
        code=1,
        stderr="(AttributeError|PicklingError): Can't (pickle|get) local object",
    )


@pytest.mark.control
def test_an_executor_takes_a_thousand_times_the_tasks(method: str, tmp_path: Path):
    changes = {
        "TASKS = 4": "TASKS = 4000",
        'print("products:", *products)': "print(sum(products))",
    }

    run = run_variant(tmp_path, "processes/top_level_function", changes, method)

    assert run.out.endswith(f"{3 * sum(range(4000))}\n")


@pytest.mark.control
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_an_executor_says_so_when_a_worker_is_killed(method: str, tmp_path: Path):
    returns = "    return factor * number"
    killed = f'    __import__("os").kill(__import__("os").getpid(), 9)\n{returns}'

    run_variant(
        tmp_path,
        "processes/top_level_function",
        {returns: killed},
        method,
        code=1,
        stderr="BrokenProcessPool",
    )


def test_a_partial_of_a_function_of_a_module_can_be_pickled():
    triple = partial(top_level_function.multiply, 3)

    back = pickle.loads(pickle.dumps(triple))

    assert back(4) == 12


def test_a_defaultdict_of_a_lambda_is_refused_and_one_of_int_is_not():
    with pytest.raises(Exception, match=r"Can't (pickle|get) local object"):
        pickle.dumps(defaultdict(lambda: 0))

    assert pickle.loads(pickle.dumps(defaultdict(int, one=1))) == {"one": 1}


@pytest.mark.parametrize(("when", "told"), [("early", "cannot pickle"), ("late", "")])
def test_a_queue_says_nothing_of_what_it_loses_while_its_process_ends(
    when: str, told: str, method: str, tmp_path: Path
):
    command = program("processes/refused_last_put", method, when)

    run = run_program(command, tmp_path, stderr=told)

    assert run.out == "exit code 0\n"


def test_pickle_says_what_the_page_says(python: str, tmp_path: Path):
    page = (ROOT / "docs/en/processes/pickling.md").read_text("utf-8")
    told = re.findall(r"`(\w+Error: [^`]+)`", page)
    patterns = [re.escape(message).replace("…", ".+") for message in told]

    run = run_program(program("processes/refused_by_pickle", python=python), tmp_path)

    said = [line.split(": ", 1)[1] for line in run.out.splitlines()]
    assert len(said) == 12
    for message in said:
        for kind in KINDS.findall(message):
            assert f"`{kind}`" in page
        known = KINDS.sub("Lock", message)
        assert any(re.fullmatch(pattern, known) for pattern in patterns), message


def test_a_socket_fails_pickle_and_reaches_a_process_and_a_pool(method, tmp_path: Path):
    run = run_program(program("processes/socket_passed_on", method), tmp_path)

    assert run.out.splitlines() == [
        "pickle: cannot pickle 'socket' object",
        "Process: sent by the child",
        "pool: sent by the child",
    ]


@pytest.mark.control
def test_without_getstate_the_lock_of_the_object_is_refused(method, tmp_path: Path):
    changes = {"def __getstate__": "def attributes_to_pickle"}

    run = run_variant(
        tmp_path,
        "processes/pickle_without_lock",
        changes,
        method,
        code=1,
        stderr="TypeError: cannot pickle '_thread.lock' object",
    )

    assert run.out == ""


@pytest.mark.control
def test_without_copy_getstate_takes_the_lock_from_the_parent(method, tmp_path: Path):
    changes = {"self.__dict__.copy()": "self.__dict__"}

    run = run_variant(
        tmp_path,
        "processes/pickle_without_lock",
        changes,
        method,
        code=1,
        stderr="AttributeError: 'Cache' object has no attribute 'lock'",
    )

    assert run.out == "worker: 49\n"


def test_an_exception_never_calls_getstate_and_needs_reduce():
    with pytest.raises(TypeError, match=r"cannot pickle '_thread\.lock' object"):
        pickle.dumps(FailedWithState("disk full"))

    back = pickle.loads(pickle.dumps(FailedWithReduce("disk full")))

    assert back.args == ("disk full",)
    assert back.lock.acquire(blocking=False)


@pytest.mark.control
def test_lines_printed_with_the_lock_stay_together(method: str, tmp_path: Path):
    changes = {"TASKS = 3": "TASKS = 3000"}

    run = run_variant(tmp_path, "processes/lock_by_initializer", changes, method)

    lines = run.out.splitlines()
    assert len(lines) == 6000
    assert all(
        finished == started.replace("started", "finished")
        for started, finished in zip(lines[::2], lines[1::2], strict=True)
    )


@pytest.mark.control
def test_without_the_initializer_a_worker_has_no_lock(method: str, tmp_path: Path):
    changes = {", initializer=set_lock, initargs=(shared,)": ""}

    run_variant(
        tmp_path,
        "processes/lock_by_initializer",
        changes,
        method,
        code=1,
        stderr="NameError: name 'lock' is not defined",
    )


@pytest.mark.control
def test_a_manager_s_lock_can_be_sent_to_a_worker_that_runs(method, tmp_path: Path):
    changes = {
        "import Lock, Process": "import Manager, Process",
        "lock = Lock()": "manager = Manager()\n    lock = manager.Lock()",
    }

    run = run_variant(tmp_path, "processes/lock_sent_to_a_worker", changes, method)

    assert run.out == "worker has the lock\nworker has the lock\nsubmit: None\n"


@importing_methods
def test_a_lock_made_for_fork_is_refused_by_the_other_methods(
    method: str, tmp_path: Path
):
    run_program(
        program("processes/lock_of_another_context", method),
        tmp_path,
        code=1,
        stderr="A SemLock created in a fork context is being shared with a process",
    )


@importing_methods
@pytest.mark.parametrize(("lock", "code"), [("keep", 0), ("drop", 1)])
def test_a_lock_that_the_parent_drops_is_gone_before_a_child_opens_it(
    method: str, lock: str, code: int, tmp_path: Path
):
    gone = ["_rebuild", "FileNotFoundError"] if lock == "drop" else ""

    run = run_program(
        program("processes/dropped_lock", method, lock), tmp_path, stderr=gone
    )

    assert run.out.endswith(f"exit code {code}\n")

"""Every record that a worker logs reaches the handlers of main."""

import sys
from pathlib import Path

import pytest

from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

QUEUE = "pools/log_to_queue"
MAIN_ONLY = "pools/log_in_main_only"
POOL = "ProcessPoolExecutor(2, initializer=log_to, initargs=(queue,))"
WARNING = '        log.warning("order %d has no address", order)\n'
ORDERS = "[1, 2, 3, 4]"
BROKEN = "BrokenProcessPool: A process in the process pool was terminated abruptly"
# Another thread of the worker gets its turn only when this one waits.
KILLED = (
    f"        sys.setswitchinterval(60)\n{WARNING}"
    "        __import__('os').kill(__import__('os').getpid(), 9)\n"
)
# The queue's own thread has sent all before, and holds no lock.
IDLE = (
    "        while not logging.getLogger().handlers[0].queue._notempty._waiters:\n"
    "            __import__('time').sleep(0.001)\n"
)
PLAIN_QUEUE = {
    "    with Manager() as manager:\n": "    if True:\n",
    "manager.Queue()": "multiprocessing.Queue()",
    "import logging\nimport sys\n": "import logging, multiprocessing\nimport sys\n",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def test_every_record_of_every_worker_arrives(method: str):
    lines = output(QUEUE, method).splitlines()

    assert sorted(lines[:-1]) == [
        *(f"INFO orders: shipping order {order}" for order in (1, 2, 3, 4)),
        "WARNING orders: order 3 has no address",
    ]
    assert lines[-1] == "INFO orders: shipped 4 orders"


@pytest.mark.whole
def test_a_thousand_times_the_records_arrive(method: str, tmp_path: Path):
    changes = {ORDERS: "list(range(1, 4001))"}

    run = run_variant(tmp_path, QUEUE, changes, method)

    assert len({*run.out.splitlines()}) == len(run.out.splitlines()) == 4002


def test_a_pool_takes_the_same_initializer(method: str, tmp_path: Path):
    changes = {
        "from concurrent.futures import ProcessPoolExecutor\n": "",
        "import Manager\n": "import Manager, Pool\n",
        POOL: "Pool(2, log_to, (queue,))",
    }

    run = run_variant(tmp_path, QUEUE, changes, method)

    assert sorted(run.out.splitlines()) == sorted(output(QUEUE, method).splitlines())


@posix
def test_the_last_record_of_a_killed_worker_arrives(method: str, tmp_path: Path):
    run = run_variant(tmp_path, QUEUE, {WARNING: KILLED}, method, code=1, stderr=BROKEN)

    assert "WARNING orders: order 3 has no address\n" in run.out


@posix
@pytest.mark.control
def test_a_queue_of_multiprocessing_may_lose_it(method: str, tmp_path: Path):
    changes = {WARNING: IDLE + KILLED, **PLAIN_QUEUE}

    run = run_variant(tmp_path, QUEUE, changes, method, code=1, stderr=BROKEN)

    assert "order 3 has no address" not in run.out


def test_a_queue_of_multiprocessing_goes_through_initargs(method: str, tmp_path: Path):
    run = run_variant(tmp_path, QUEUE, PLAIN_QUEUE, method)

    assert sorted(run.out.splitlines()) == sorted(output(QUEUE, method).splitlines())


@pytest.mark.parametrize("plain", [True, False])
def test_only_the_queue_of_a_manager_can_be_an_argument_of_a_task(
    plain: bool, method: str, tmp_path: Path
):
    changes = {
        "def ship(order: int)": "def ship(order: int, queue)",
        '    log.info("shipping': '    log_to(queue)\n    log.info("shipping',
        "pool.map(ship, orders)": "pool.map(ship, orders, [queue] * 4)",
        POOL: "ProcessPoolExecutor(2)",
        **(PLAIN_QUEUE if plain else {}),
    }
    refused = "RuntimeError: Queue objects should only be shared between processes"
    code, stderr = (1, refused) if plain else (0, "")

    run = run_variant(tmp_path, QUEUE, changes, method, code=code, stderr=stderr)

    assert ("shipped 4" in run.out) != plain


@pytest.mark.control
@pytest.mark.parametrize("method", ["spawn", "forkserver"], indirect=True)
def test_without_a_queue_a_warning_comes_bare(method: str, tmp_path: Path):
    run_variant(tmp_path, MAIN_ONLY, {}, method, stderr=r"\Aorder 3 has no address\n\Z")


@pytest.mark.control
def test_without_a_queue_only_a_forked_worker_logs_as_main_does(method: str):
    lines = output(MAIN_ONLY, method).splitlines()

    if method == "fork":
        assert sorted(lines) == sorted(output(QUEUE, method).splitlines())
    else:
        assert lines == ["INFO orders: shipped 4 orders"]


@pytest.mark.control
def test_a_forked_worker_that_keeps_its_handlers_writes_twice(
    method: str, tmp_path: Path
):
    changes = {"root.handlers[:] = [": "root.handlers += ["}

    run = run_variant(tmp_path, QUEUE, changes, method)

    twice = 2 if method == "fork" else 1
    assert run.out.count("order 3 has no address\n") == twice


@pytest.mark.control
def test_basic_config_formats_each_record_twice(method: str, tmp_path: Path):
    changes = {
        "    root = logging.getLogger()\n": "",
        "    root.handlers[:] = [QueueHandler(queue)]\n": (
            "    logging.basicConfig(level=LEVEL, handlers=[QueueHandler(queue)],"
            " force=True)\n"
        ),
        "    root.setLevel(LEVEL)\n": "",
    }

    run = run_variant(tmp_path, QUEUE, changes, method)

    assert "INFO orders: INFO:orders:shipping order 1\n" in run.out


@pytest.mark.control
def test_without_a_level_a_started_worker_logs_warnings_only(
    method: str, tmp_path: Path
):
    run = run_variant(tmp_path, QUEUE, {"    root.setLevel(LEVEL)\n": ""}, method)

    assert "order 3 has no address\n" in run.out
    assert ("shipping order 1\n" in run.out) == (method == "fork")


@pytest.mark.control
@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.skipif(sys.version_info < (3, 12), reason="fork warns since 3.12")
def test_a_listener_that_starts_first_makes_fork_warn(method: str, tmp_path: Path):
    start = "            listener.start()  # after map: it starts a thread, and fork"
    changes = {
        f"{start} wants none\n": "",
        "    try:\n        with": "    listener.start()\n    try:\n        with",
    }

    run_variant(tmp_path, QUEUE, changes, method, stderr="may lead to deadlocks")


@posix
@pytest.mark.control
def test_two_processes_that_rotate_one_log_lose_lines(method: str, tmp_path: Path):
    run = run_program(program("pools/rotating_log", method), tmp_path)

    assert run.out == "2 of 12 lines kept in 2 files\n"

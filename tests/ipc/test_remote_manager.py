"""A queue on one machine, workers on another, and what a dead one takes with it."""

import contextlib
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from multiprocessing.managers import BaseManager
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples.ipc import acknowledged_task, shared_queue
from examples.ipc.acknowledged_task import TaskQueue
from tests.harness.programs import program, run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

COMMAND = [sys.executable, str(ROOT / "examples/ipc/shared_queue.py")]
KEY = b"the right key"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="two addresses of loopback"),
]


def no_namespaces() -> str:
    """Say why two network namespaces can't be had here, or nothing."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "network namespaces need root on Linux"
    if not shutil.which("ip"):
        return "network namespaces need the command ip, of iproute2"
    name = f"probe-{os.getpid()}"
    tried = ip("netns", "add", name, check=False)
    ip("netns", "delete", name, check=False)
    said = tried.stderr.strip()
    return f"ip can't make a network namespace: {said}" if tried.returncode else ""


def ip(*words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
    command = ["ip", *words]
    return subprocess.run(
        command, capture_output=True, check=check, text=True, timeout=20
    )


@contextlib.contextmanager
def two_machines() -> Iterator[tuple[list[str], list[str]]]:
    """Yield what to write before a command to run it on the one or the other.

    Each has a network of its own, with one cable between them.
    """
    names = [f"{side}-{os.getpid()}" for side in ("server", "worker")]
    try:
        for name in names:
            ip("netns", "add", name)
        ends = ["link", "add", "cable", "netns", names[0], "type", "veth"]
        ip(*ends, "peer", "name", "cable", "netns", names[1])
        for number, name in enumerate(names, 1):
            inside = ["-n", name]
            ip(*inside, "address", "add", f"10.9.8.{number}/24", "dev", "cable")
            for device in ("lo", "cable"):
                ip(*inside, "link", "set", device, "up")
        first, second = (["ip", "netns", "exec", name] for name in names)
        yield first, second
    finally:
        for name in names:
            ip("netns", "delete", name, check=False)


@contextlib.contextmanager
def serving(host: str, key: Path, where: list[str]) -> Iterator[tuple[object, str]]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    command = [*where, *COMMAND, "serve", host, str(key)]
    with subprocess.Popen(command, text=True, **pipes) as server:
        try:
            yield server, server.stdout.readline().strip()
        finally:
            server.communicate("\n", timeout=30)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_bytes(KEY)
    return path


def run_on(where: list[str], *command: str) -> str:
    done = subprocess.run(
        [*where, *command], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def squares(host: str, key: Path, server: list[str], other: list[str]) -> list[str]:
    """Serve and produce on one machine, work on another, and return the lines."""
    with serving(host, key, server) as (_, port):
        worker = subprocess.Popen([*other, *COMMAND, "work", host, port, str(key)])
        printed = run_on(server, *COMMAND, "produce", host, port, str(key))
    assert worker.wait(timeout=30) == 0  # it ends when the server has ended
    return sorted(printed.splitlines())


SQUARES = [f"the square of {n} is {n * n}" for n in range(6)]


def test_programs_on_two_addresses_share_one_queue(key: Path):
    assert squares("127.0.0.2", key, [], []) == SQUARES


@pytest.mark.skipif(bool(no_namespaces()), reason=no_namespaces() or "they are there")
def test_two_machines_share_one_queue(key: Path):
    with two_machines() as (server, other):
        lines = squares("10.9.8.1", key, server, other)
        other_side = run_on(other, "ip", "-brief", "address")

    assert lines == SQUARES
    assert "10.9.8.2" in other_side
    assert "10.9.8.1" not in other_side


@pytest.mark.whole
def test_a_thousand_times_as_many_tasks_are_done(method: str, tmp_path: Path):
    many = {"NUMBERS = range(6)": "NUMBERS = range(6_000)"}

    run = run_variant(tmp_path, "ipc/shared_queue", many, method)

    assert run.out.count("the square of") == 6_000


@pytest.mark.whole
def test_the_producer_ends_when_a_worker_dies_with_its_task(method, tmp_path):
    got = "            number = tasks.get()\n"
    changes = {got: f"{got}            1 // number\n", "PATIENCE = 20": "PATIENCE = 2"}
    stderr = ["ZeroDivisionError", "queue.Empty"]

    run = run_variant(
        tmp_path, "ipc/shared_queue", changes, method, code=1, stderr=stderr
    )

    assert run.out.count("the square of") == 5


def test_a_wrong_key_is_refused_and_the_right_one_still_gets_in(key: Path):
    with serving("127.0.0.1", key, []) as (_, port):
        with pytest.raises(AuthenticationError, match="digest sent was rejected"):
            shared_queue.connect("127.0.0.1", int(port), b"a guess")
        tasks, _ = shared_queue.connect("127.0.0.1", int(port), KEY)

        tasks.put(1)
        assert tasks.get(timeout=20) == 1


@pytest.mark.control
def test_try_it_a_queue_for_each_caller_is_shared_by_none(method: str, tmp_path: Path):
    changes = {
        "callable=lambda: tasks)": "callable=Queue)",
        "PATIENCE = 20": "PATIENCE = 2",
    }

    run = run_variant(
        tmp_path, "ipc/shared_queue", changes, method, code=1, stderr="queue.Empty"
    )

    assert run.out == ""


def test_who_fails_at_the_key_is_sent_a_traceback(key: Path):
    """The page says so; the tests of bad clients look at what is in it."""
    with serving("127.0.0.1", key, []) as (_, port):
        line = Client(("127.0.0.1", int(port)))
        challenge = line.recv_bytes()
        line.send_bytes(b"a guess")
        line.recv_bytes()  # the refusal
        said = line.recv_bytes()
        line.close()

    assert challenge.startswith(b"#CHALLENGE#")
    assert b"#TRACEBACK" in said
    assert b"managers.py" in said


def test_a_server_whose_starter_has_gone_ends(key: Path):
    with serving("127.0.0.1", key, []) as (server, _):
        server.stdin.close()
        assert server.wait(timeout=30) == 0
        server.stdin = None  # nothing is left to tell it


def test_a_call_to_a_server_that_was_killed_is_an_error(key: Path):
    with serving("127.0.0.1", key, []) as (server, port):
        tasks, results = shared_queue.connect("127.0.0.1", int(port), KEY)
        tasks.put(1)
        server.kill()
        server.wait()
        server.stdin = None

        with pytest.raises((EOFError, ConnectionResetError, BrokenPipeError)):
            tasks.get(timeout=20)
        with pytest.raises(BrokenPipeError):
            results.get(timeout=20)  # a thread's proxies have one connection
        with ThreadPoolExecutor(1) as thread, pytest.raises(ConnectionRefusedError):
            thread.submit(results.get, timeout=20).result()


def test_an_error_in_the_server_is_raised_in_the_client(key: Path):
    with serving("127.0.0.1", key, []) as (_, port):
        tasks, _ = shared_queue.connect("127.0.0.1", int(port), KEY)

        with pytest.raises(Exception) as caught:  # noqa: PT011
            tasks.get(False)

        assert caught.type.__name__ == "Empty"


def test_a_client_killed_while_it_waits_takes_the_next_task(method, tmp_path):
    run = run_program(program("ipc/killed_while_waiting", method), tmp_path)

    assert run.out == "left: 1\n"


def test_a_lambda_can_t_be_registered_for_a_server_of_its_own_process():
    class QueueManager(BaseManager):
        """What the lambda is registered with."""

    QueueManager.register("tasks", callable=lambda: None)

    with pytest.raises((AttributeError, pickle.PicklingError), match="Can't pickle"):
        QueueManager(ctx=multiprocessing.get_context("spawn")).start()


def test_a_task_is_given_again_when_its_lease_is_over(monkeypatch):
    now = 100.0
    clock = SimpleNamespace(monotonic=lambda: now)
    monkeypatch.setattr(acknowledged_task, "time", clock)
    tasks = TaskQueue(lease=10)
    tasks.put("task 1")

    assert tasks.take() == "task 1"
    now = 109.0
    assert tasks.take() is None
    now = 110.0
    assert tasks.take() == "task 1"


def test_an_acknowledged_task_is_never_given_again():
    tasks = TaskQueue(lease=0)
    tasks.put("task 1")
    tasks.put("task 2")

    tasks.acknowledge("task 1")
    tasks.acknowledge("task 1")  # by a slow worker, after another one did it too

    assert tasks.take() == tasks.take() == "task 2"
    assert tasks.unfinished() == 1


@pytest.mark.control
def test_without_a_lease_the_task_is_never_given_again(method: str, tmp_path: Path):
    changes = {"now + self._lease": "float('inf')"}

    run = run_variant(
        tmp_path, "ipc/acknowledged_task", changes, method, hangs=True, timeout=8
    )

    assert run.out == "worker 1 took task 1\n"


@pytest.mark.control
def test_a_worker_that_doesn_t_die_finishes_its_task(method: str, tmp_path: Path):
    run = run_variant(
        tmp_path, "ipc/unacknowledged_task", {"os._exit(1)": "pass"}, method
    )

    assert run.out.splitlines()[1:] == [
        "worker 1 finished task 1",
        "worker 2 found no task",
    ]

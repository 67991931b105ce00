"""A queue on one machine, workers on another, and what a dead one takes with it."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from examples.ipc import shared_queue
from examples.ipc.lost_with_the_worker import Lender
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
    names = [f"{side}-{os.getpid()}" for side in ("shop", "work")]
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


PUT = """if 1:
    import sys
    from examples.ipc import shared_queue
    jobs, _ = shared_queue.connect(sys.argv[1], int(sys.argv[2]), {key!r})
    for number in range(shared_queue.JOBS):
        jobs.put(number)
"""
TAKE = """if 1:
    import sys
    from examples.ipc import shared_queue
    _, done = shared_queue.connect(sys.argv[1], int(sys.argv[2]), {key!r})
    print([done.get(timeout=20) for _ in range(shared_queue.JOBS)])
"""


def run_on(where: list[str], *command: str) -> str:
    done = subprocess.run(
        [*where, *command], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shared(host: str, key: Path, shop: list[str], worker: list[str]) -> str:
    """Put jobs in at the shop, do them elsewhere, and return what the shop has then."""
    with serving(host, key, shop) as (_, port):
        run_on(shop, sys.executable, "-c", PUT.format(key=KEY), host, port)
        run_on(worker, *COMMAND, "work", host, port, str(key), "Ada")
        take = TAKE.format(key=KEY)
        return run_on(shop, sys.executable, "-c", take, host, port)


def test_programs_on_two_addresses_share_one_queue(key: Path):
    results = shared("127.0.0.2", key, [], [])

    assert results == "[('Ada', 0), ('Ada', 1), ('Ada', 4)]\n"


@pytest.mark.skipif(bool(no_namespaces()), reason=no_namespaces() or "they are there")
def test_two_machines_share_one_queue(key: Path):
    with two_machines() as (shop, worker):
        results = shared("10.9.8.1", key, shop, worker)
        other_side = run_on(worker, "ip", "-brief", "address")

    assert results == "[('Ada', 0), ('Ada', 1), ('Ada', 4)]\n"
    assert "10.9.8.2" in other_side
    assert "10.9.8.1" not in other_side


def test_a_wrong_key_is_refused_and_the_right_one_still_gets_in(key: Path):
    with serving("127.0.0.1", key, []) as (_, port):
        with pytest.raises(AuthenticationError):
            shared_queue.connect("127.0.0.1", int(port), b"a guess")
        jobs, _ = shared_queue.connect("127.0.0.1", int(port), KEY)

        jobs.put(1)
        assert jobs.get(timeout=20) == 1


@pytest.mark.control
def test_try_it_a_queue_for_each_caller_is_shared_by_none(method: str, tmp_path: Path):
    changes = {
        "callable=lambda: jobs)": "callable=Queue)",
        "jobs.get(timeout=20)": "jobs.get(timeout=0.1)",
        "done.get(timeout=20)": "done.get(timeout=3)",
    }

    run = run_variant(
        tmp_path, "ipc/shared_queue", changes, method, code=1, stderr="queue.Empty"
    )

    assert run.err.count("queue.Empty") >= 3  # both workers, and who waits for them
    assert "squares" not in run.out


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
        jobs, done = shared_queue.connect("127.0.0.1", int(port), KEY)
        jobs.put(1)
        server.kill()
        server.wait()
        server.stdin = None

        with pytest.raises((EOFError, ConnectionResetError, BrokenPipeError)):
            jobs.get(timeout=20)
        with pytest.raises(BrokenPipeError):
            done.get(timeout=20)  # a thread's proxies have one connection
        with ThreadPoolExecutor(1) as thread, pytest.raises(ConnectionRefusedError):
            thread.submit(done.get, timeout=20).result()


def test_an_error_in_the_server_is_raised_in_the_client(key: Path):
    with serving("127.0.0.1", key, []) as (_, port):
        jobs, _ = shared_queue.connect("127.0.0.1", int(port), KEY)

        with pytest.raises(Exception) as caught:  # noqa: PT011
            jobs.get(False)

        assert caught.type.__name__ == "Empty"


def test_a_job_that_was_lent_and_not_done_can_be_taken_back():
    jobs = Lender()
    jobs.put("eggs")
    jobs.put("bread")

    assert jobs.take("Ada") == "eggs"
    jobs.take_back("Ada")
    assert jobs.take("Bo") == "eggs"  # it goes first again
    jobs.done("Bo")
    jobs.take_back("Bo")  # it has none
    assert list(jobs.waiting) == ["bread"]


@pytest.mark.control
def test_if_nobody_takes_it_back_the_job_is_lost(method: str, tmp_path: Path):
    changes = {'        lender.take_back("Ada")\n': ""}

    run = run_variant(
        tmp_path,
        "ipc/lost_with_the_worker",
        changes,
        method,
        code=1,
        stderr="IndexError: pop from an empty deque",
    )

    assert "Bo is lent" not in run.out

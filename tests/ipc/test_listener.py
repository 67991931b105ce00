"""A listener checks a key, runs what it unpickles, and may wait for ever."""

import contextlib
import multiprocessing
import pickle
import socket
import struct
import sys
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from threading import Thread

import pytest

from examples.ipc import bounded_listener, json_not_pickle
from examples.ipc.recv_runs_code import Malicious
from tests.harness.variants import run_variant

KEY = b"the right key"
FIRST = "ipc/listener_with_key"
ANSWER = "            conn.send(len(conn.recv().split()))\n"
TCP = {"Listener(backlog": 'Listener(("127.0.0.1", 0), backlog'}  # nothing stays behind
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


@pytest.mark.whole
def test_a_thousand_times_as_many_texts_are_answered(method: str, tmp_path: Path):
    changes = {'that is the question")\n': 'that is the question") * 1_000\n'}

    run = run_variant(tmp_path, FIRST, changes, method)

    assert run.out.count("4 words: that is the question\n") == 1_000


@posix
@pytest.mark.whole
def test_main_notices_a_server_that_is_killed(method: str, tmp_path: Path):
    changes = TCP | {ANSWER: f"            conn.recv()\n            {KILL}\n"}

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr="EOFError")


@posix
@pytest.mark.whole
def test_main_notices_a_server_that_is_killed_at_its_start(method: str, tmp_path: Path):
    send = "        child_conn.send(listener.address)\n"
    changes = TCP | {send: f"        {KILL}\n"}

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr="EOFError")


@posix
@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
@pytest.mark.whole
def test_the_server_ends_when_main_is_killed(method: str, tmp_path: Path):
    """Not under forkserver: a killed main leaves the fork server's own folder."""
    changes = {"        count_words(address, key)\n": f"        {KILL}\n"}

    run_variant(tmp_path, FIRST, changes, method, code=-9)


@posix
@pytest.mark.control
def test_a_server_that_keeps_the_end_of_its_parent_does_not_end(tmp_path: Path):
    """Under fork, where it has a copy of it."""
    close = "    parent_conn.close()  # under fork the child has a copy of it\n"

    run_variant(tmp_path, FIRST, {close: ""}, "fork", hangs=True, timeout=8)


@pytest.mark.control
def test_a_wrong_key_ends_a_server_that_does_not_expect_it(method: str, tmp_path: Path):
    changes = {"(AuthenticationError, EOFError, OSError)": "(EOFError, OSError)"}
    stderr = "AuthenticationError: digest received was wrong"

    run_variant(tmp_path, FIRST, changes, method, stderr=stderr, hangs=True, timeout=8)


@pytest.mark.control
def test_a_listener_without_a_key_lets_everybody_in(method: str, tmp_path: Path):
    changes = {
        "backlog=16, authkey=key": "backlog=16",
        "Client(address, authkey=key)": "Client(address)",
    }

    run = run_variant(tmp_path, FIRST, changes, method)

    assert run.out.count("6 words: to be or not to be\n") == 2


def test_nothing_is_unpickled_before_the_key_is_checked(tmp_path: Path):
    note = tmp_path / "note"
    message = pickle.dumps(Malicious(note))
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener, socket.socket() as client:
        client.connect(listener.address)
        client.sendall(struct.pack("!i", len(message)) + message)
        with pytest.raises(AuthenticationError):
            listener.accept()

    assert not note.exists()


def test_the_key_is_not_sent():
    sent: list[bytes] = []
    with Listener(("127.0.0.1", 0)) as listener:
        thread = Thread(target=lambda: sent.append(overhear(listener)))
        thread.start()
        with contextlib.suppress(AuthenticationError, EOFError, OSError):
            Client(listener.address, authkey=KEY)
        thread.join(timeout=20)

    assert sent
    assert KEY not in sent[0]


def overhear(listener: Listener) -> bytes:
    """Play a listener with a key, and return what the client answers."""
    with listener.accept() as conn:
        conn.send_bytes(b"#CHALLENGE#" + b"x" * 20)
        return conn.recv_bytes(256)


@pytest.mark.control
def test_try_it_a_client_without_a_key_unpickles_the_challenge(
    method: str, tmp_path: Path
):
    changes = {"Client(address, authkey=key)": "Client(address)"}
    stderr = "UnpicklingError: invalid load key, '#'"

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr=stderr)


@posix
def test_a_client_that_sends_without_a_key_and_closes_is_refused():
    """What is raised depends on when the client closed."""
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        thread = Thread(target=send_without_a_key, args=[listener.address])
        thread.start()
        with pytest.raises((AuthenticationError, ConnectionError)):
            listener.accept()
        thread.join(timeout=20)


def send_without_a_key(address: tuple[str, int]) -> None:
    with Client(address) as conn:
        conn.send("hello")


@pytest.mark.control
def test_the_code_runs_by_recv_and_not_by_recv_bytes(method: str, tmp_path: Path):
    changes = {"conn.recv()": "len(conn.recv_bytes()) > 0"}
    stderr = "FileNotFoundError"

    run = run_variant(
        tmp_path, "ipc/recv_runs_code", changes, method, code=1, stderr=stderr
    )

    assert "received: True\nfile exists: False\n" in run.out


@pytest.mark.control
def test_a_server_that_unpickles_runs_the_code(method: str, tmp_path: Path):
    changes = {
        "        order = json.loads(message)\n": "        order = pickle.loads(message)"
        " if message[:1] == b'\\x80' else json.loads(message)\n"
    }

    run = run_variant(tmp_path, "ipc/json_not_pickle", changes, method)

    assert run.out.endswith("file exists: True\n")


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (b'{"item": "pen", "quantity": 3}', "3 x pen"),
        (b'{"item": "pen", "quantity": 3, "more": 1}', "3 x pen"),
        (b'{"item": "pen", "quantity": 100}', "not a valid order"),
        (b'{"item": "pen", "quantity": 0}', "not a valid order"),
        (b'{"item": "pen", "quantity": "3"}', "not a valid order"),
        (b'{"item": "pen", "quantity": 1e400}', "not a valid order"),
        (b'{"item": ["pen"], "quantity": 3}', "not a valid order"),
        (b"[]", "not a valid order"),
        (b"null", "not a valid order"),
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 1_000, "not JSON"),
        (b"9" * 5_000, "not JSON"),
    ],
)
def test_every_message_is_parsed_or_refused(message: bytes, says: str):
    assert json_not_pickle.parse_order(message) == says


def test_a_message_above_the_limit_is_refused_unread():
    with Listener(("127.0.0.1", 0)) as listener, socket.socket() as client:
        client.connect(listener.address)
        client.sendall(struct.pack("!i", 1_001))  # and not a byte more
        with listener.accept() as conn, pytest.raises(OSError, match="bad message"):
            conn.recv_bytes(1_000)


@posix
@pytest.mark.control
def test_without_the_silent_client_the_other_does_not_wait(method: str, tmp_path: Path):
    changes = {
        "socket.create_connection(address) as silent": "socket.socket() as silent",
        "process.join(timeout=1)": "process.join(timeout=20)",
        "        silent.shutdown(socket.SHUT_RDWR)\n": "",
    }

    run = run_variant(tmp_path, "ipc/silent_client", changes, method)

    assert "client is still waiting: False\n" in run.out


@posix
@pytest.mark.control
def test_a_listener_that_checks_the_key_in_accept_is_not_bounded(
    method: str, tmp_path: Path
):
    changes = {
        "backlog=16": "backlog=16, authkey=KEY",
        "    deliver_challenge(conn, KEY)\n": "",
        "    answer_challenge(conn, KEY)\n": "",
    }

    run_variant(tmp_path, "ipc/bounded_listener", changes, method, hangs=True)


@posix
@pytest.mark.whole
def test_more_silent_clients_than_threads_only_delay_the_others(
    method: str, tmp_path: Path
):
    changes = {
        "MAX_CLIENTS = 100": "MAX_CLIENTS = 1",
        "PATIENCE = 10.0": "PATIENCE = 0.5",
    }

    run = run_variant(tmp_path, "ipc/bounded_listener", changes, method)

    assert run.out == "client: received {'words': 6}\n"


@posix
def test_a_deadline_ends_whatever_the_block_waits_for():
    mine, theirs = socket.socketpair()
    with theirs, Connection(mine.detach()) as conn:
        theirs.sendall(b"\0\0")  # half a length
        begun = time.monotonic()
        with pytest.raises(OSError, match="end of file during message"):
            read_by(conn, 0.2)

        assert time.monotonic() - begun >= 0.2


def read_by(conn: Connection, seconds: float) -> bytes:
    with bounded_listener.deadline(conn, seconds):
        return conn.recv_bytes()


@posix
def test_a_deadline_that_was_kept_leaves_the_connection_open():
    mine, theirs = socket.socketpair()
    with theirs, Connection(mine.detach()) as conn:
        with bounded_listener.deadline(conn, 20):
            conn.send_bytes(b"first")
        conn.send_bytes(b"second")

        assert theirs.recv(100)


@posix
def test_the_default_is_a_unix_socket_in_a_folder_of_mode_700_without_a_key():
    with Listener() as listener:
        path = Path(listener.address)
        mode = path.parent.stat().st_mode & 0o777
        with Client(listener.address), listener.accept():
            pass

    assert mode == 0o700
    assert not path.exists()  # other than a plain socket's


def test_a_client_takes_the_family_from_the_address():
    with Listener(("localhost", 0)) as listener:
        assert isinstance(listener.address, tuple)


def test_a_key_is_bytes():
    with pytest.raises(TypeError, match="authkey should be a byte string"):
        Listener(("127.0.0.1", 0), authkey="text")  # type: ignore[arg-type]


@posix
def test_a_client_with_a_key_waits_for_a_listener_without_one():
    """It waits for a challenge that never comes."""
    raised: list[type[Exception]] = []
    with Listener(("127.0.0.1", 0)) as listener:
        thread = Thread(target=lambda: raised.append(why_not(listener.address)))
        thread.start()
        with listener.accept():
            thread.join(timeout=1)
            waits = thread.is_alive()
        thread.join(timeout=20)

    assert waits
    assert raised in ([EOFError], [ConnectionResetError])


def why_not(address: tuple[str, int]) -> type[Exception]:
    try:
        Client(address, authkey=KEY)
    except (EOFError, OSError) as error:
        return type(error)
    raise AssertionError("connected")


def test_children_have_the_key_of_their_parent(method: str):
    context = multiprocessing.get_context(method)
    own = bytes(multiprocessing.current_process().authkey)

    with context.Pool(1) as pool:
        theirs = pool.apply(key_here)

    assert len(own) == 32
    assert theirs == own


def key_here() -> bytes:
    return bytes(multiprocessing.current_process().authkey)

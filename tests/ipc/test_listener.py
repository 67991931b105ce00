"""A listener lets in who has the key, runs what it unpickles, and waits for ever."""

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
from examples.ipc.evil_pickle import Evil
from tests.harness.variants import run_variant

KEY = b"the right key"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


@pytest.mark.control
def test_a_listener_without_a_key_lets_everybody_in(method: str, tmp_path: Path):
    changes = {
        '("127.0.0.1", 0), authkey=KEY': '("127.0.0.1", 0)',
        "Client(address, authkey=key)": "Client(address)",
    }

    run = run_variant(tmp_path, "ipc/wrong_key", changes, method)

    assert run.out == "the listener: three eggs\n" * 2


def test_nothing_is_unpickled_of_who_has_no_key(tmp_path: Path):
    note = tmp_path / "note"
    evil = pickle.dumps(Evil(note))
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener, socket.socket() as line:
        line.connect(listener.address)
        line.sendall(struct.pack("!i", len(evil)) + evil)
        with pytest.raises(AuthenticationError):
            listener.accept()

    assert not note.exists()


def test_the_key_does_not_go_over_the_line():
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
    """Play a listener with a key, and return what the caller answers."""
    with listener.accept() as line:
        line.send_bytes(b"#CHALLENGE#" + b"x" * 20)
        return line.recv_bytes(256)


@posix
def test_try_it_who_calls_without_a_key_is_not_let_in():
    """What is raised depends on when the caller hung up."""
    with Listener(("127.0.0.1", 0), authkey=KEY) as listener:
        thread = Thread(target=call_without_a_key, args=[listener.address])
        thread.start()
        with pytest.raises((AuthenticationError, ConnectionError)):
            listener.accept()
        thread.join(timeout=20)


def call_without_a_key(address: tuple[str, int]) -> None:
    with Client(address) as line:
        line.send("three eggs")


@pytest.mark.control
def test_the_code_runs_by_recv_and_not_by_recv_bytes(method: str, tmp_path: Path):
    changes = {"line.recv()": "line.recv_bytes()[:2]"}

    run = run_variant(
        tmp_path, "ipc/evil_pickle", changes, method, code=1, stderr="FileNotFoundError"
    )

    assert "there is a note: True" not in run.out


@pytest.mark.control
def test_a_desk_that_unpickles_leaves_the_note(method: str, tmp_path: Path):
    changes = {
        "        order = json.loads(message)\n": "        order = pickle.loads(message)"
        " if message[:1] == b'\\x80' else json.loads(message)\n"
    }

    run = run_variant(tmp_path, "ipc/json_not_pickle", changes, method)

    assert run.out.endswith("there is a note: True\n")


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (b'{"item": "eggs", "number": 3}', "3 eggs"),
        (b'{"item": "eggs", "number": 3, "more": 1}', "3 eggs"),
        (b'{"item": "eggs", "number": 100}', "this is not an order"),
        (b'{"item": "eggs", "number": 0}', "this is not an order"),
        (b'{"item": "eggs", "number": "3"}', "this is not an order"),
        (b'{"item": "eggs", "number": 1e400}', "this is not an order"),
        (b'{"item": ["eggs"], "number": 3}', "this is not an order"),
        (b"[]", "this is not an order"),
        (b"null", "this is not an order"),
        (b"", "this is not JSON"),
        (b"\xff\xfe", "this is not JSON"),
        (b"[" * 1_000, "this is not JSON"),
        (b"9" * 5_000, "this is not JSON"),
    ],
)
def test_every_message_is_understood_or_refused(message: bytes, says: str):
    assert json_not_pickle.understand(message) == says


def test_a_message_above_the_limit_is_refused_unread():
    with Listener(("127.0.0.1", 0)) as listener, socket.socket() as stranger:
        stranger.connect(listener.address)
        stranger.sendall(struct.pack("!i", 1_001))  # and not a byte more
        with listener.accept() as line, pytest.raises(OSError, match="bad message"):
            line.recv_bytes(1_000)


@posix
@pytest.mark.control
def test_when_the_first_hangs_up_the_honest_one_does_not_wait(
    method: str, tmp_path: Path
):
    changes = {
        "        parent.poll(LIFE)\n": "",
        "second.join(timeout=1)": "second.join(timeout=20)",
        '    to_first.send("hang up")\n': "",
    }

    run = run_variant(tmp_path, "ipc/silent_caller", changes, method)

    assert "the honest one waits: False\n" in run.out


@posix
@pytest.mark.control
def test_a_bounded_listener_that_asks_in_accept_is_not_bounded(
    method: str, tmp_path: Path
):
    changes = {
        "backlog=16": "backlog=16, authkey=KEY",
        "        deliver_challenge(line, KEY)\n": "",
        "        answer_challenge(line, KEY)\n": "",
    }

    run_variant(tmp_path, "ipc/bounded_listener", changes, method, hangs=True)


@posix
def test_a_deadline_ends_whatever_the_block_waits_for():
    mine, theirs = socket.socketpair()
    with theirs, Connection(mine.detach()) as line:
        theirs.sendall(b"\0\0")  # half a length
        begun = time.monotonic()
        with pytest.raises(OSError, match="end of file during message"):
            read_by(line, 0.2)

        assert time.monotonic() - begun >= 0.2


def read_by(line: Connection, seconds: float) -> bytes:
    with bounded_listener.deadline(line, seconds):
        return line.recv_bytes()


@posix
def test_a_deadline_that_was_kept_leaves_the_line_open():
    mine, theirs = socket.socketpair()
    with theirs, Connection(mine.detach()) as line:
        with bounded_listener.deadline(line, 20):
            line.send_bytes(b"eggs")
        line.send_bytes(b"bread")

        assert theirs.recv(100)


@posix
def test_the_default_is_a_unix_socket_in_a_folder_of_ones_own_without_a_key():
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


def test_children_have_the_key_of_their_parent(method: str):
    context = multiprocessing.get_context(method)
    own = bytes(multiprocessing.current_process().authkey)

    with context.Pool(1) as pool:
        theirs = pool.apply(key_here)

    assert len(own) == 32
    assert theirs == own


def key_here() -> bytes:
    return bytes(multiprocessing.current_process().authkey)

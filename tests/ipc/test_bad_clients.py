"""Whatever a client does, it gets an end, and the next one gets an answer.

Each server is a process of its own.  A bad client does its worst to it; if it is one
of those that stay, it is still there when an honest one comes.
"""

import contextlib
import hashlib
import json
import pickle
import re
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Client
from threading import Thread
from typing import NamedTuple

import pytest

from examples.ipc import bounded_listener, length_prefix, shared_queue
from tests.harness.run import ROOT, interpreter
from tests.programs.ipc import serve_one

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets, alarms"),
]
PATIENCE = 2  # seconds that a server under test has for a client
BOUND = 30  # seconds for anything to happen at all
RUBBISH = bytes(range(255, -1, -1)) * 8  # line ends in it, and no length that is right
FLOOD = b"x" * 2_000_000  # no line end, and as a length 2 GB
FRAME = struct.pack("!i", 20) + b"x" * 20  # a message of 20 bytes
RESET = struct.pack("ii", 1, 0)  # linger: no time, so drop what is on its way

Address = str | tuple[str, int]


class Bad(NamedTuple):
    """What a bad client sends, and what it does then."""

    sends: bytes
    then: str  # stay, hang up, reset; or drip: send a byte at a time from the first


BAD = {
    "silent": Bad(b"", "stay"),
    "hangs up": Bad(b"", "hang up"),
    "resets": Bad(b"half", "reset"),
    "a byte at a time": Bad(b"\0\0\0\x80" + b"x" * 2_000, "drip"),
    "half, then silent": Bad(b"ha", "stay"),
    "half, then hangs up": Bad(b"ha", "hang up"),
    "rubbish": Bad(RUBBISH, "stay"),
    "rubbish, then hangs up": Bad(RUBBISH, "hang up"),
    "wrong message": Bad(FRAME, "stay"),
    "too much": Bad(FLOOD, "stay"),
    "too much, then hangs up": Bad(FLOOD, "hang up"),
    "a negative length": Bad(struct.pack("!i", -2), "stay"),
    "a huge length": Bad(struct.pack("!iQ", -1, 1 << 62), "stay"),
}


@contextmanager
def running(name: str) -> Iterator[tuple[subprocess.Popen[str], Address]]:
    """Run a server, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*interpreter(sys.executable), "-m", serve_one.__name__]
        with subprocess.Popen(
            [*command, f"{folder}/socket", name, str(PATIENCE)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            try:
                address = json.loads(program.stdout.readline())
                yield program, address if isinstance(address, str) else tuple(address)
            finally:
                program.kill()


def call(address: Address) -> socket.socket:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    line = socket.socket(family)
    line.settimeout(BOUND)
    line.connect(address)
    return line


def do(bad: Bad, line: socket.socket) -> None:
    if bad.then == "drip":
        Thread(target=drip, args=(line, bad.sends), daemon=True).start()
        return
    with suppress(ConnectionError):  # a server needn't listen to the end
        line.sendall(bad.sends)
    if bad.then == "reset":
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    if bad.then != "stay":
        line.close()


def drip(line: socket.socket, sends: bytes) -> None:
    with suppress(OSError):  # until the server has had enough
        for number in range(len(sends)):
            line.sendall(sends[number : number + 1])
            time.sleep(0.1)  # so that no message is whole in time


def came_back(line: socket.socket, seconds: float) -> tuple[bytes | None, bool]:
    """Return all that came until the server hung up, or None if it did not.

    And whether the connection was reset: that can take away the end of what came.
    """
    line.settimeout(seconds)
    heard = b""
    try:
        while piece := line.recv(65_536):
            heard += piece
    except TimeoutError:
        return None, False
    except ConnectionError:
        return heard, True
    return heard, False


def ask_a_line(address: Address) -> object:
    with call(address) as line, line.makefile("rb") as file:
        line.sendall(b"a dozen eggs\n")
        return file.readline()


def ask_a_frame(address: Address) -> object:
    with call(address) as line:
        length_prefix.send_message(line, b"a dozen eggs")
        return len(length_prefix.receive(line, 4 + 32, time.monotonic() + BOUND))


def ask_a_listener(address: Address) -> object:
    with Client(address, authkey=bounded_listener.KEY) as line:
        line.send_bytes(b'{"text": "one two three"}')
        assert line.poll(BOUND)
        return json.loads(line.recv_bytes())


def ask_a_manager(address: Address) -> object:
    jobs, _ = shared_queue.connect(*address, serve_one.KEY)
    jobs.put("a dozen eggs")
    return jobs.get(timeout=BOUND)


ASK: dict[str, tuple[Callable[[Address], object], object]] = {
    "unix_server": (ask_a_line, b"3 words\n"),
    "length_prefix": (ask_a_frame, 36),
    "many_clients": (ask_a_line, b"3 words\n"),
    "graceful_shutdown": (ask_a_line, b"3 words\n"),
    "bounded_listener": (ask_a_listener, {"words": 3}),
    "shared_queue": (ask_a_manager, "a dozen eggs"),
}
NEVER = None  # a manager may wait for ever, in a thread of its own
NOTHING = rb""
CHALLENGED = rb".{4}#CHALLENGE#.+"
FAILED = CHALLENGED + rb".{4}#FAILURE#"
TRACEBACK = CHALLENGED + rb"#TRACEBACK.+Traceback .+managers\.py.+Error.+"
CAME_BACK = {  # to those who stay, until the server hung up
    "unix_server": {
        "rubbish": rb"2 words\n",
    },
    "length_prefix": {
        "wrong message": b"\0\0\0 " + re.escape(hashlib.sha256(b"x" * 20).digest()),
    },
    "many_clients": {
        "rubbish": rb"(2 words\n){8}",
    },
    "graceful_shutdown": {
        "rubbish": rb"2 words\n",
    },
    "bounded_listener": dict.fromkeys(BAD, CHALLENGED)
    | dict.fromkeys(("rubbish", "wrong message", "a negative length"), FAILED),
    "shared_queue": dict.fromkeys(BAD, TRACEBACK)
    | {"silent": NEVER, "half, then silent": NEVER},
}


@pytest.mark.parametrize("name", serve_one.OPEN)
@pytest.mark.parametrize("what", BAD)
def test_an_honest_client_is_served_after_a_bad_one(what: str, name: str):
    bad, (ask, answer) = BAD[what], ASK[name]
    expected = CAME_BACK[name].get(what, NOTHING)
    with running(name) as (program, address), call(address) as line:
        do(bad, line)

        assert ask(address) == answer
        if bad.then in ("stay", "drip"):
            came, reset = came_back(line, 1 if expected is NEVER else BOUND)
            if reset and expected is TRACEBACK:
                expected = CHALLENGED
            assert (came is None) == (expected is NEVER), came
            assert came is None or re.fullmatch(expected, came, re.DOTALL), came
        assert program.poll() is None, "the server has ended"
        program.kill()
        assert program.stderr.read() == ""


@pytest.mark.parametrize("name", serve_one.OPEN)
def test_an_honest_client_is_served_after_all_the_bad_ones(name: str):
    ask, answer = ASK[name]
    with running(name) as (program, address), contextlib.ExitStack() as there:
        for bad in BAD.values():
            do(bad, there.enter_context(call(address)))

        assert ask(address) == answer
        assert program.poll() is None, "the server has ended"


@pytest.mark.parametrize(
    "message",
    [
        pickle.dumps("eggs"),
        b"[]",
        b'{"text": 3}',
        b"[" * 999,
        b'{"text": "%s"}' % (b"x" * 1_000),
    ],
    ids=["a pickle", "a list", "a number", "brackets", "too long"],
)
def test_who_has_the_key_and_sends_what_is_wrong_is_hung_up_on(message: bytes):
    with running("bounded_listener") as (program, address):
        with Client(address, authkey=bounded_listener.KEY) as line:
            line.send_bytes(message)
            with pytest.raises((EOFError, ConnectionError)):
                line.recv_bytes()

        assert ask_a_listener(address) == {"words": 3}
        assert program.poll() is None


def test_the_table_has_every_example_that_serves_whoever_comes():
    """Those that accept in a loop, and on a port or a path that others may reach."""
    loops = re.compile(
        r"while .*\n(.*\n)?.*\.accept\(\)|serve_forever|accept_one\(server"
    )
    private = {"listener_with_key"}  # only its own user can connect
    fault = {"silent_client"}

    found = {
        path.stem
        for path in (ROOT / "examples/ipc").glob("*.py")
        if loops.search(path.read_text("utf-8"))
    }

    assert found - private - fault <= set(serve_one.OPEN)

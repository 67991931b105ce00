"""A stream brings bytes in order; messages, deadlines and ends are up to you."""

import contextlib
import socket
import sys
import time
import types
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.ipc import graceful_shutdown, length_prefix, many_clients
from tests.harness.variants import run_variant
from tests.ipc.test_bad_clients import running

FIRST = "ipc/length_prefix"
FOREVER = time.monotonic() + 1_000_000
linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


def framed(message: bytes) -> bytes:
    return len(message).to_bytes(4, "big") + message


class Pieces:
    """A connection on which the bytes arrive in pieces of given sizes."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self.data, self.sizes = data, list(sizes)

    def settimeout(self, seconds: float) -> None:
        assert seconds > 0

    def recv(self, size: int) -> bytes:
        arrived = self.sizes.pop(0) if self.sizes else len(self.data)
        take = min(size, arrived)
        piece, self.data = self.data[:take], self.data[take:]
        return piece


@given(
    messages=st.lists(st.binary(max_size=300), max_size=4),
    sizes=st.lists(st.integers(1, 50)),
)
def test_messages_arrive_whole_in_whatever_pieces(messages, sizes):
    conn = Pieces(b"".join(map(framed, messages)), sizes)

    arrived = [length_prefix.receive_message(conn, FOREVER) for _ in messages]

    assert arrived == messages


@pytest.mark.whole
def test_a_message_of_ten_million_bytes_arrives_whole(method: str, tmp_path: Path):
    run = run_variant(tmp_path, FIRST, {"10_000)": "10_000_000)"}, method)

    assert run.out.splitlines()[1] == "10,000,000 bytes, SHA-256 0c9a42b3"


@pytest.mark.whole
def test_ten_thousand_messages_are_answered(method: str, tmp_path: Path):
    many = {'(b"hello", b"x" * 10_000)': '[b"hello"] * 10_000'}

    run = run_variant(tmp_path, FIRST, many, method)

    assert run.out == "5 bytes, SHA-256 2cf24dba\n" * 10_000


@posix
@pytest.mark.whole
def test_a_client_notices_that_the_server_was_killed(method: str, tmp_path: Path):
    start = "    slots = BoundedSemaphore(CLIENTS)\n"
    answer = "                send_message(conn, hashlib"
    kill = "__import__('os').kill(__import__('os').getpid(), 9)"
    stderr = r"Connection\w*Error|BrokenPipeError"

    for place in (start, answer):
        indent = " " * (len(place) - len(place.lstrip()))
        changes = {place: f"{indent}{kill}\n{place}"}
        run_variant(tmp_path, FIRST, changes, method, code=1, stderr=stderr)


@pytest.mark.whole
def test_a_client_that_fails_ends_its_server(method: str, tmp_path: Path):
    changes = {
        '        for message in (b"hello"': '        for message in (1 // 0, b"hello"'
    }

    run_variant(tmp_path, FIRST, changes, method, code=1, stderr="ZeroDivisionError")


def test_a_connection_that_ends_inside_a_message_is_an_error():
    conn = Pieces(framed(b"hello")[:-1], [])

    with pytest.raises(ConnectionError, match="ended before the message did"):
        length_prefix.receive_message(conn, FOREVER)


def test_a_length_that_is_too_large_is_refused_before_anything_is_read():
    conn = Pieces(b"\xff\xff\xff\xff" + b"x" * 100, [])

    with pytest.raises(ConnectionError, match="4294967295 bytes is too large"):
        length_prefix.receive_message(conn, FOREVER)
    assert len(conn.data) == 100


@pytest.mark.control
def test_a_server_that_reads_once_loses_a_large_message(method: str, tmp_path: Path):
    changes = {
        "    while len(data) < size:\n": "    for _ in range(1):\n",
        "10_000)": "10_000_000)",
    }
    stderr = "Connection(Reset)?Error|BrokenPipeError|TimeoutError"

    run = run_variant(tmp_path, FIRST, changes, method, code=1, stderr=stderr)

    assert "10,000,000 bytes" not in run.out


def test_try_it_who_reads_more_than_the_size_loses_the_length():
    changed = types.ModuleType("changed")
    source = Path(length_prefix.__file__).read_text("utf-8")
    assert "min(size - len(data), 65_536)" in source
    exec(source.replace("min(size - len(data), 65_536)", "65_536"), vars(changed))
    message = framed(b"hello")

    by_luck = changed.receive_message(Pieces(message, [4, 5]), FOREVER)
    with pytest.raises(ConnectionError, match="bytes is too large"):
        changed.receive_message(Pieces(message, [9]), FOREVER)

    assert by_luck == b"hello"


@pytest.mark.control
def test_one_recv_is_enough_for_a_short_message_so_the_fault_stays_hidden(
    method: str, tmp_path: Path
):
    changes = {"10_000_000": "10"}

    run = run_variant(tmp_path, "ipc/recv_without_framing", changes, method)

    assert "first recv brings all: True" in run.out


@pytest.mark.control
def test_when_the_first_client_speaks_the_second_does_not_wait(
    method: str, tmp_path: Path
):
    connected = "    silent = socket.create_connection(address)\n"
    changes = {connected: f"{connected}    silent.sendall(b'hello\\n')\n"}
    changes["seconds=1"] = "seconds=20"

    run = run_variant(tmp_path, "ipc/one_slow_client", changes, method)

    assert run.out.splitlines()[0] == "client 2, while client 1 is silent: 4 words"


@pytest.mark.whole
def test_a_silent_client_does_not_block_the_first_example(method: str, tmp_path: Path):
    connect = "    with socket.create_connection(address, timeout"
    silent = f"    silent = socket.create_connection(address)\n{connect}"
    changes = {connect: silent, "    process.join()": "    silent.close()"}

    run = run_variant(tmp_path, FIRST, changes, method)

    assert run.out.count("SHA-256") == 2


def steps(client: many_clients.Client, count: int) -> list[int]:
    return [client.advance() for _ in range(count)]


def test_a_client_that_sends_two_lines_at_once_gets_two_answers():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        client = many_clients.Client(mine)
        theirs.sendall(b"the quick fox\nhello\nhalf")

        steps(client, 3)  # read, send, send

        assert theirs.recv(100) == b"3 words\n1 words\n"
        assert (client.received, client.unsent) == (b"half", b"")


def test_nothing_is_read_from_a_client_that_takes_no_answer():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        client = many_clients.Client(mine)
        theirs.sendall(b"one two\n")
        client.advance()
        theirs.sendall(b"next\n")
        unsent = client.unsent

        client.advance()

        assert unsent == b"2 words\n"
        assert (client.received, client.unsent) == (b"", b"")
        assert mine.recv(100) == b"next\n"


def test_a_line_without_an_end_is_not_kept_for_ever():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        client = many_clients.Client(mine)
        theirs.sendall(b"x" * many_clients.LONGEST)

        with pytest.raises(ConnectionError, match="line is too long"):
            client.advance()


def ask(address: tuple[str, int]) -> str:
    with socket.create_connection(address, timeout=20) as line:
        return many_clients.ask(line, b"the quick fox")


def test_a_full_server_refuses_and_has_room_when_the_idle_are_dropped():
    with running("many_clients") as (_, address), contextlib.ExitStack() as crowd:
        for _ in range(many_clients.CLIENTS):
            crowd.enter_context(socket.create_connection(address))
        refused = ask_or_nothing(address)

        until = time.monotonic() + 30
        while not (answer := ask_or_nothing(address)) and time.monotonic() < until:
            time.sleep(0.1)

    assert (refused, answer) == ("", "3 words")


def ask_or_nothing(address: tuple[str, int]) -> str:
    try:
        return ask(address)
    except ConnectionError:
        return ""


def test_a_client_that_never_reads_blocks_nobody():
    with running("many_clients") as (_, address), socket.socket() as deaf:
        deaf.connect(address)
        deaf.setblocking(False)
        with contextlib.suppress(BlockingIOError, ConnectionError):
            for _ in range(100_000):
                deaf.send(b"x\n" * 1_000)

        assert ask(address) == "3 words"


def closing(address: tuple[str, int], text: bytes) -> socket.socket:
    line = socket.create_connection(address, timeout=20)
    line.sendall(text)
    return line


def test_after_the_stop_those_who_have_connected_are_served():
    stop = Event()
    server = socket.create_server(("127.0.0.1", 0))
    address = server.getsockname()
    with closing(address, b"the quick fox\n") as line:
        stop.set()

        graceful_shutdown.serve(server, stop)

        assert line.recv(100) == b"3 words\n"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)


def test_closing_the_socket_resets_those_who_have_connected():
    server = socket.create_server(("127.0.0.1", 0))
    with closing(server.getsockname(), b"the quick fox\n") as line:
        server.close()

        with pytest.raises(ConnectionResetError):
            line.recv(100)


@pytest.mark.control
def test_without_shutdown_both_wait(method: str, tmp_path: Path):
    changes = {
        "        conn.shutdown(socket.SHUT_WR)\n": "",
        "conn.settimeout(20)": "conn.settimeout(4)",
        "seconds=20": "seconds=1",
    }

    run = run_variant(tmp_path, "ipc/half_close", changes, method)

    assert run.out.splitlines()[1] == "after shutdown: no answer"


def test_to_close_with_unread_bytes_is_a_reset():
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = socket.create_connection(server.getsockname(), timeout=20)
        accepted, _ = server.accept()
        line.sendall(b"not read")
        assert accepted.recv(3) == b"not"
        accepted.close()

        with line, pytest.raises(ConnectionResetError):
            line.recv(100)


@linux
def test_create_server_takes_a_port_again_and_a_plain_bind_does_not():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address, timeout=20) as line:
            accepted, _ = server.accept()
            accepted.close()  # who closes first keeps the port in TIME_WAIT
            assert line.recv(1) == b""

    with socket.socket() as plain, pytest.raises(OSError, match="in use"):
        plain.bind(address)
    socket.create_server(address).close()


def test_sendall_with_a_time_out_ends_when_nobody_reads():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as line:
        line.connect(server.getsockname())
        line.settimeout(0.2)
        with pytest.raises(TimeoutError):
            line.sendall(b"x" * 100_000_000)


def test_shutdown_wakes_a_thread_that_waits_in_recv():
    mine, theirs = socket.socketpair()
    heard: list[bytes] = []
    with mine, theirs:
        reader = Thread(target=lambda: heard.append(mine.recv(1)), daemon=True)
        reader.start()
        mine.shutdown(socket.SHUT_RDWR)
        reader.join(timeout=20)

    assert heard == [b""]

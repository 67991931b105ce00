"""A stream brings bytes in order; messages, deadlines and ends are up to you."""

import contextlib
import socket
import sys
import time
import types
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.ipc import last_customers, length_prefix, many_customers
from tests.harness.variants import run_variant
from tests.ipc.test_bad_clients import running

FOREVER = time.monotonic() + 1_000_000
linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")


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
    line = Pieces(b"".join(map(length_prefix.framed, messages)), sizes)

    arrived = [length_prefix.receive_message(line, FOREVER) for _ in messages]

    assert arrived == messages


def test_who_hangs_up_in_a_message_is_noticed():
    line = Pieces(length_prefix.framed(b"a dozen eggs")[:-1], [])

    with pytest.raises(ConnectionError, match="hung up in a message"):
        length_prefix.receive_message(line, FOREVER)


def test_who_announces_too_much_is_sent_away_before_anything_is_read():
    line = Pieces(b"\xff\xff\xff\xff" + b"x" * 100, [])

    with pytest.raises(ConnectionError, match="4294967295 bytes are too many"):
        length_prefix.receive_message(line, FOREVER)
    assert len(line.data) == 100


@pytest.mark.control
def test_a_desk_that_reads_once_loses_the_letter(method: str, tmp_path: Path):
    changes = {
        "    while len(data) < size:\n": "    for _ in range(1):\n",
        "IDLE = 20.0": "IDLE = 1",
    }

    run = run_variant(
        tmp_path,
        "ipc/length_prefix",
        changes,
        method,
        code=1,
        stderr="(ConnectionReset|BrokenPipe)Error",
    )

    assert "they arrived whole" not in run.out


def test_try_it_who_reads_more_than_he_asked_for_loses_the_length():
    changed = types.ModuleType("changed")
    source = Path(length_prefix.__file__).read_text("utf-8")
    assert "min(size - len(data), 65_536)" in source
    exec(source.replace("min(size - len(data), 65_536)", "65_536"), vars(changed))
    message = changed.framed(b"a dozen eggs")

    by_luck = changed.receive_message(Pieces(message, [4, 12]), FOREVER)
    with pytest.raises(ConnectionError, match="bytes are too many"):
        changed.receive_message(Pieces(message, [16]), FOREVER)

    assert by_luck == b"a dozen eggs"


@pytest.mark.control
def test_one_recv_is_enough_for_a_short_letter_which_is_how_the_fault_gets_in(
    method: str, tmp_path: Path
):
    changes = {"10_000_000": "10"}

    run = run_variant(tmp_path, "ipc/one_recv", changes, method)

    assert run.out.splitlines()[0] == "the first recv brings all: True"


@pytest.mark.control
def test_when_the_first_customer_speaks_the_second_does_not_wait(
    method: str, tmp_path: Path
):
    connected = "        silent = socket.create_connection(desk.getsockname())\n"
    changes = {connected: f"{connected}        silent.sendall(b'bread\\n')\n"}
    changes["seconds=1"] = "seconds=20"

    run = run_variant(tmp_path, "ipc/one_slow_customer", changes, method)

    assert run.out.splitlines()[0] == "while one is silent: 3 words"


def steps(customer: many_customers.Customer, count: int) -> list[int]:
    return [customer.go_on() for _ in range(count)]


def test_a_customer_who_sends_two_lines_at_once_gets_two_answers():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        customer = many_customers.Customer(mine)
        theirs.sendall(b"a dozen eggs\nbread\nhalf")

        steps(customer, 3)  # read, send, send

        assert theirs.recv(100) == b"3 words\n1 words\n"
        assert (customer.heard, customer.unsent) == (b"half", b"")


def test_nothing_is_read_from_who_takes_no_answer():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        customer = many_customers.Customer(mine)
        theirs.sendall(b"eggs\n")
        customer.go_on()
        theirs.sendall(b"bread\n")
        unsent = customer.unsent

        customer.go_on()

        assert unsent == b"1 words\n"
        assert (customer.heard, customer.unsent) == (b"", b"")
        assert mine.recv(100) == b"bread\n"


def test_a_line_without_an_end_is_not_kept_for_ever():
    theirs, mine = socket.socketpair()
    with theirs, mine:
        customer = many_customers.Customer(mine)
        theirs.sendall(b"x" * many_customers.LONGEST)

        with pytest.raises(ConnectionError, match="without an end"):
            customer.go_on()


def ask(address: tuple[str, int]) -> str:
    with socket.create_connection(address, timeout=20) as line:
        return many_customers.ask(line, b"a dozen eggs")


def test_a_full_room_refuses_and_is_free_again_when_the_crowd_is_sent_away():
    with running("many_customers") as (_, address), contextlib.ExitStack() as crowd:
        for _ in range(many_customers.ROOM):
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


def test_who_never_reads_holds_up_nobody():
    with running("many_customers") as (_, address), socket.socket() as deaf:
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


def test_at_closing_time_those_who_wait_are_let_in_and_served():
    stop, theirs = socket.socketpair()
    desk = socket.create_server(("127.0.0.1", 0))
    address = desk.getsockname()
    with stop, closing(address, b"a dozen eggs\n") as line:
        stop.sendall(b"stop")

        last_customers.serve(desk, theirs)

        assert line.recv(100) == b"3 words\n"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address)


def test_who_only_closes_the_socket_drops_those_whom_the_kernel_connected():
    desk = socket.create_server(("127.0.0.1", 0))
    with closing(desk.getsockname(), b"a dozen eggs\n") as line:
        desk.close()

        with pytest.raises(ConnectionResetError):
            line.recv(100)


@pytest.mark.control
def test_without_shutdown_both_wait(method: str, tmp_path: Path):
    changes = {
        "            line.shutdown(socket.SHUT_WR)\n": "",
        "line.settimeout(20)": "line.settimeout(4)",
        "seconds=20": "seconds=1",
    }

    run = run_variant(tmp_path, "ipc/say_you_are_done", changes, method)

    assert run.out.splitlines()[1] == "after shutdown: no answer"


def test_to_close_with_unread_bytes_is_a_reset():
    with socket.create_server(("127.0.0.1", 0)) as desk:
        line = socket.create_connection(desk.getsockname(), timeout=20)
        customer, _ = desk.accept()
        line.sendall(b"not read")
        assert customer.recv(3) == b"not"
        customer.close()

        with line, pytest.raises(ConnectionResetError):
            line.recv(100)


@linux
def test_create_server_takes_a_port_again_and_a_plain_bind_does_not():
    with socket.create_server(("127.0.0.1", 0)) as desk:
        address = desk.getsockname()
        with socket.create_connection(address, timeout=20) as line:
            customer, _ = desk.accept()
            customer.close()  # who closes first keeps the port in TIME_WAIT
            assert line.recv(1) == b""

    with socket.socket() as plain, pytest.raises(OSError, match="in use"):
        plain.bind(address)
    socket.create_server(address).close()


def test_sendall_with_a_time_out_ends_when_nobody_reads():
    with socket.create_server(("127.0.0.1", 0)) as desk, socket.socket() as line:
        line.connect(desk.getsockname())
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

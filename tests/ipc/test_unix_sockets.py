"""A socket with a path: who is there, who may come, and what passes through."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl", reason="Unix sockets")

from examples.ipc import socket_permissions, unix_server, unlink_before_bind
from tests.harness.programs import program, run_program
from tests.harness.run import ROOT
from tests.harness.variants import changed, run_variant

FIRST = "ipc/unix_server"
SERVER = ROOT / f"examples/{FIRST}.py"
linux = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="needs root on Linux: it acts as another user",
)


class Pieces:
    """A connection on which certain pieces arrive, however much is asked for."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)

    def settimeout(self, seconds: float) -> None:
        assert 0 < seconds <= unix_server.PATIENCE

    def recv(self, size: int) -> bytes:
        piece = self.pieces.pop(0) if self.pieces else b""
        if len(piece) > size:
            self.pieces.insert(0, piece[size:])
        return piece[:size]


@contextlib.contextmanager
def serving(path: Path, source: Path = SERVER):
    command = [sys.executable, source, "serve", path]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield server
        finally:
            server.kill()


def asking(path: Path, text: str = "the quick brown fox") -> str:
    command = [sys.executable, SERVER, "ask", path, text]
    return subprocess.run(
        command, capture_output=True, check=True, text=True, timeout=30
    ).stdout


def killed_server(path: Path) -> None:
    with serving(path) as server:
        asking(path)
        server.kill()
        server.wait(timeout=30)


def test_two_programs_that_share_nothing_but_a_path_talk(tmp_path: Path):
    path = tmp_path / "app.sock"

    with serving(path):
        answers = [asking(path), asking(path, "hello")]

    assert answers == ["4 words\n", "1 words\n"]


@pytest.mark.whole
def test_a_thousand_clients_are_answered(method: str, tmp_path: Path):
    once = '    print("answer:", ask(path, "the quick brown fox"))\n'
    many = f"    for _ in range(1000):\n    {once}"

    run = run_variant(tmp_path, FIRST, {once: many}, method)

    assert run.out == "answer: 4 words\n" * 1000


@pytest.mark.whole
def test_a_client_notices_that_the_server_was_killed(method: str, tmp_path: Path):
    start = "    try:\n        with conn, suppress(OSError):"
    kill = "    import os\n    os.kill(os.getpid(), 9)\n"
    changes = {start: f"{kill}{start}"}

    run_variant(
        tmp_path, FIRST, changes, method, code=1, stderr=r"Connection\w*Error|Broken"
    )


@contextlib.contextmanager
def serving_many_silent_clients(tmp_path: Path, changes: dict[str, str]):
    """Serve with 150 descriptors until the last of 180 silent clients is dropped."""
    path, source = tmp_path / "app.sock", tmp_path / "few_descriptors.py"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (150, 150))"
    few = {
        "def main() -> None:\n": f"def main() -> None:\n    {limit}\n",
        "PATIENCE = 5.0": "PATIENCE = 2.0",
    }
    source.write_text(changed(FIRST, SERVER, few | changes), "utf-8")
    with serving(path, source) as server, contextlib.ExitStack() as there:
        asking(path)
        clients = [there.enter_context(unix_server.connect(path)) for _ in range(180)]
        clients[-1].settimeout(30)
        with contextlib.suppress(ConnectionError):
            assert clients[-1].recv(1) == b""
        yield path, server


def test_silent_clients_never_use_up_the_descriptors(tmp_path: Path):
    with serving_many_silent_clients(tmp_path, {}) as (path, server):
        assert asking(path) == "4 words\n"
        assert server.poll() is None


@pytest.mark.control
def test_without_slots_silent_clients_end_the_server(tmp_path: Path):
    without = {
        "            slots.acquire()\n": "",
        "        slots.release()": "        pass",
    }
    with serving_many_silent_clients(tmp_path, without) as (_, server):
        assert server.wait(timeout=30) == 1
        assert "OSError: [Errno 24] Too many open files" in server.stderr.read()


@pytest.mark.parametrize(
    ("pieces", "line"),
    [([b"a do", b"zen\nmore"], b"a dozen"), ([b"\n"], b"")],
)
def test_a_line_is_what_comes_before_its_end(pieces, line):
    assert unix_server.read_line(Pieces(*pieces)) == line


@pytest.mark.parametrize("pieces", [[b"a dozen"], [], [b"x" * 700, b"y" * 700]])
def test_a_line_that_is_too_long_or_incomplete_is_an_error(pieces):
    with pytest.raises(ConnectionError):
        unix_server.read_line(Pieces(*pieces))


def test_a_killed_server_leaves_a_file_that_nobody_can_connect_or_bind_to(
    tmp_path: Path,
):
    path = tmp_path / "app.sock"
    killed_server(path)

    with socket.socket(socket.AF_UNIX) as conn:
        with pytest.raises(ConnectionRefusedError):
            conn.connect(str(path))
        with pytest.raises(OSError, match="Address already in use"):
            conn.bind(str(path))


def test_the_next_server_removes_a_stale_file(tmp_path: Path):
    path = tmp_path / "app.sock"
    killed_server(path)

    with serving(path):
        assert asking(path) == "4 words\n"


def test_a_second_server_is_refused_and_the_first_keeps_its_path(tmp_path: Path):
    path = tmp_path / "app.sock"

    with serving(path), serving_second(path, SERVER) as second:
        assert second.wait(timeout=30) == 1
        assert "BlockingIOError" in second.stderr.read()
        assert asking(path) == "4 words\n"


@contextlib.contextmanager
def serving_second(path: Path, source: Path):
    asking(path)
    with serving(path, source) as second:
        yield second


@pytest.mark.control
def test_without_the_lock_a_second_server_takes_the_path(tmp_path: Path):
    path, source = tmp_path / "app.sock", tmp_path / "no_lock.py"
    lock = "fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)"
    without = changed(FIRST, SERVER, {lock: "pass", "%d words": "stolen %d"})
    source.write_text(without, "utf-8")

    with serving(path), serving_second(path, source):
        until = time.monotonic() + 30
        while (answer := asking(path)) != "stolen 4\n" and time.monotonic() < until:
            pass

    assert answer == "stolen 4\n"


def test_the_lock_is_free_as_soon_as_its_holder_is_dead(tmp_path: Path):
    command = program("ipc/hold_a_file_lock", str(tmp_path / "lock"))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as holder:
        holder.stdout.readline()
        holder.kill()

    with (tmp_path / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_plain_socket_leaves_its_file_after_a_clean_close(tmp_path: Path):
    path = tmp_path / "app.sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))

    assert path.is_socket()


def test_bind_without_removing_steals_no_path(tmp_path: Path):
    path = tmp_path / "app.sock"

    second = socket.socket(socket.AF_UNIX)
    first = unlink_before_bind.listen(path)
    with first, second, pytest.raises(OSError, match="in use"):
        second.bind(str(path))


@linux
def test_seqpacket_keeps_messages_apart():
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with mine, theirs:
        theirs.send(b"message 1")
        theirs.send(b"message 2")

        assert [mine.recv(100), mine.recv(100)] == [b"message 1", b"message 2"]


@linux
def test_seqpacket_cuts_off_what_was_not_asked_for():
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with mine, theirs:
        theirs.send(b"line 1")
        theirs.send(b"line 2")

        assert [mine.recv(3), mine.recv(100)] == [b"lin", b"line 2"]


@pytest.mark.control
def test_the_number_alone_opens_nothing(method: str, tmp_path: Path):
    passing = (
        '        socket.send_fds(conn, [b"x"], [file.fileno()])  # at least one byte\n'
    )
    changes = {passing: '        conn.sendall(b"%d" % file.fileno())\n'}
    stderr = "not enough values to unpack"

    run = run_variant(tmp_path, "ipc/pass_descriptor", changes, method, stderr=stderr)

    assert run.out == "position of the parent: 0\n"


def test_a_file_that_was_passed_is_the_same_open_file(tmp_path: Path):
    mine, theirs = socket.socketpair()
    with mine, theirs, (tmp_path / "file").open("wb+") as file:
        socket.send_fds(mine, [b"x"], [file.fileno()])
        _, (passed,), _, _ = socket.recv_fds(theirs, 1, 1)
        try:
            os.write(passed, b"line 1")

            assert passed != file.fileno()
            assert os.path.sameopenfile(passed, file.fileno())
            assert os.lseek(file.fileno(), 0, os.SEEK_CUR) == 6
        finally:
            os.close(passed)


def test_a_pipe_carries_a_connected_socket_to_another_process(
    method: str, tmp_path: Path
):
    run = run_program(program("ipc/socket_through_a_pipe", method), tmp_path)

    assert run.out == "b'from the child'\n"


def test_a_socket_sent_through_a_pipe_is_lost_if_its_sender_has_ended(
    method: str, tmp_path: Path
):
    run = run_program(program("ipc/sender_ended", method), tmp_path)

    assert run.out == "FileNotFoundError\n"


@linux
@pytest.mark.whole
def test_the_kernel_says_who_connected(method: str, tmp_path: Path):
    run = run_variant(tmp_path, "ipc/peer_credentials", {}, method)

    lines = run.out.splitlines()
    assert lines[1].split()[-1] == lines[2].split()[-1]  # the process ids


@root
@pytest.mark.whole
def test_it_is_the_user_who_is_refused(method: str, tmp_path: Path):
    becoming = (
        "    os.setgroups([])\n    os.setgid(OTHER_USER)\n    os.setuid(OTHER_USER)\n"
    )

    run = run_variant(tmp_path, "ipc/socket_permissions", {becoming: ""}, method)

    assert run.out.count("connected") == len(socket_permissions.CASES)


@pytest.mark.parametrize("name", ["socket_permissions", "other_user_access"])
def test_without_root_the_reason_is_said(name: str, monkeypatch: pytest.MonkeyPatch):
    module = __import__(f"examples.ipc.{name}", fromlist=["main"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="needs root"):
        module.main()


@linux
def test_a_path_has_at_most_107_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        with pytest.raises(OSError, match="AF_UNIX path too long"):
            server.bind("x" * 108)
        server.bind("x" * 107)

    assert Path("x" * 107).is_socket()


@linux
def test_a_longer_path_is_reached_through_its_folder(tmp_path: Path):
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    number = os.open(folder, os.O_PATH)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"/proc/self/fd/{number}/app.sock")
    finally:
        os.close(number)

    assert (folder / "app.sock").is_socket()


def test_a_socket_that_was_renamed_is_the_same_socket(tmp_path: Path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "old"))
        server.listen()
        (tmp_path / "old").rename(tmp_path / "new")

        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(tmp_path / "new"))


def test_try_it_a_removed_path_is_not_found_and_the_server_goes_on(tmp_path: Path):
    path = tmp_path / "app.sock"

    with serving(path) as server:
        asking(path)
        path.unlink()
        with socket.socket(socket.AF_UNIX) as conn, pytest.raises(FileNotFoundError):
            conn.connect(str(path))

        assert server.poll() is None
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0


def test_ctrl_c_removes_the_file_and_sigterm_does_not(tmp_path: Path):
    path = tmp_path / "app.sock"
    left = []

    for number in (signal.SIGINT, signal.SIGTERM):
        with serving(path) as server:
            asking(path)
            server.send_signal(number)
            server.wait(timeout=30)
            left.append(path.exists())

    assert left == [False, True]

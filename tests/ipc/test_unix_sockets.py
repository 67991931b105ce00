"""A socket with a path: who is there, who may come, and what passes through."""

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

# ruff: noqa: E402 (without fcntl, as on Windows, nothing below can be imported)
fcntl = pytest.importorskip("fcntl", reason="Unix sockets")

from examples.ipc import desk_by_path, socket_modes, stolen_name
from examples.ipc.pass_a_file import identity
from tests.harness.programs import program, run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

COMMAND = [sys.executable, ROOT / "examples/ipc/desk_by_path.py"]
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
        assert 0 < seconds <= desk_by_path.PATIENCE

    def recv(self, size: int) -> bytes:
        piece = self.pieces.pop(0) if self.pieces else b""
        if len(piece) > size:
            self.pieces.insert(0, piece[size:])
        return piece[:size]


@contextlib.contextmanager
def serving(path: Path):
    command = [*COMMAND, "serve", path]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as desk:
        assert "open" in desk.stdout.readline()
        try:
            yield desk
        finally:
            desk.kill()


def asking(path: Path, question: str) -> str:
    command = [*COMMAND, "ask", path, question]
    return subprocess.run(
        command, capture_output=True, check=True, text=True, timeout=30
    ).stdout


def test_two_programs_that_share_nothing_but_a_path_talk(tmp_path: Path):
    path = tmp_path / "desk.sock"

    with serving(path) as desk:
        answers = [asking(path, "a dozen eggs"), asking(path, "bread")]
        desk.communicate("\n", timeout=30)

    assert answers == ["the desk says: 3 words\n", "the desk says: 1 words\n"]
    assert desk.returncode == 0
    assert not path.exists()


def test_a_desk_whose_starter_has_gone_closes(tmp_path: Path):
    path = tmp_path / "desk.sock"

    with serving(path) as desk:
        desk.stdin.close()
        desk.wait(timeout=30)

    assert not path.exists()


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ([b"a do", b"zen\nmore"], b"a dozen\n"),
        ([b"\n"], b"\n"),
        ([b"a dozen"], b"a dozen"),
        ([], b""),
        ([b"x" * 700, b"y" * 700], b"x" * 700 + b"y" * 300),
    ],
)
def test_a_line_is_what_comes_before_its_end_or_the_limit(pieces, line):
    assert desk_by_path.read_line(Pieces(*pieces)) == line


@pytest.mark.control
def test_a_stale_file_is_recovered_only_by_removing_it(method: str, tmp_path: Path):
    changes = {
        "        path.unlink(missing_ok=True)\n": "",
        "    except BlockingIOError:\n": "    except OSError:\n",
        '        line.send("close")\n': "",
    }

    run = run_variant(tmp_path, "ipc/stale_socket", changes, method)

    assert "Bo serves" not in run.out


@pytest.mark.control
def test_without_the_file_lock_a_living_desk_loses_its_name(
    method: str, tmp_path: Path
):
    changes = {
        "        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  "
        "# or BlockingIOError\n": "",
        "cy, _ = begin": "cy, to_cy = begin",
        '        line.send("close")\n': '        line.send("close")\n'
        '        to_cy.send("close")\n',
    }

    run = run_variant(
        tmp_path,
        "ipc/stale_socket",
        changes,
        method,
        code=1,
        stderr="FileNotFoundError",
    )

    assert "Bo serves\nCy serves\n" in run.out


def test_the_lock_is_free_as_soon_as_its_holder_is_dead(tmp_path: Path):
    command = program("ipc/hold_a_file_lock", str(tmp_path / "lock"))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as holder:
        holder.stdout.readline()
        holder.kill()

    with (tmp_path / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_plain_socket_leaves_its_file_after_a_clean_close(tmp_path: Path):
    path = tmp_path / "desk"
    with socket.socket(socket.AF_UNIX) as desk:
        desk.bind(str(path))

    assert path.is_socket()


def test_a_desk_opened_without_removing_is_not_stolen(tmp_path: Path):
    path = tmp_path / "desk"

    bo = socket.socket(socket.AF_UNIX)
    with stolen_name.open_desk(path), bo, pytest.raises(OSError, match="in use") as why:
        bo.bind(str(path))

    assert why.value.errno == errno.EADDRINUSE


@linux
@pytest.mark.control
def test_notes_stay_apart_by_seqpacket_and_not_by_stream(method: str, tmp_path: Path):
    changes = {"after_ada(SOCK_SEQPACKET)": "after_ada(SOCK_STREAM)"}

    run = run_variant(tmp_path, "ipc/three_notes", changes, method)

    assert run.out.endswith("each recv: [b'3 eggs2 loaves1 cheese']\n")


@linux
def test_seqpacket_cuts_off_what_was_not_asked_for():
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with mine, theirs:
        theirs.send(b"3 eggs")
        theirs.send(b"2 loaves")

        assert [mine.recv(3), mine.recv(100)] == [b"3 e", b"2 loaves"]


@pytest.mark.control
def test_the_number_alone_opens_nothing(method: str, tmp_path: Path):
    passing = "        socket.send_fds(mine, [message.encode()], [number])\n"
    changes = {passing: "        mine.sendall(message.encode())\n"}

    run_variant(
        tmp_path,
        "ipc/pass_a_file",
        changes,
        method,
        code=1,
        stderr="not enough values to unpack",
    )


def test_a_file_that_was_passed_is_the_same_open_file(tmp_path: Path):
    mine, theirs = socket.socketpair()
    with mine, theirs, (tmp_path / "ledger").open("wb+") as ledger:
        socket.send_fds(mine, [b"x"], [ledger.fileno()])
        _, (passed,), _, _ = socket.recv_fds(theirs, 1, 1)
        try:
            os.write(passed, b"3 eggs")

            assert passed != ledger.fileno()
            assert identity(passed) == identity(ledger.fileno())
            assert os.lseek(ledger.fileno(), 0, os.SEEK_CUR) == 6
        finally:
            os.close(passed)


def test_a_pipe_carries_a_connected_socket_to_another_process(
    method: str, tmp_path: Path
):
    run = run_program(program("ipc/socket_through_a_pipe", method), tmp_path)

    assert run.out == "b'from the child'\n"


@linux
@pytest.mark.control
def test_the_kernel_says_who_connected_and_not_who_writes(method: str, tmp_path: Path):
    changes = {'b"I am process 1, and root\\n"': 'b"I am nobody\\n"'}

    run = run_variant(tmp_path, "ipc/who_is_there", changes, method)

    lines = run.out.splitlines()
    assert lines[0].split()[-1] == lines[2].split()[-1]  # the process ids
    assert lines[3] == "it runs as the same user: True"


@root
def test_it_is_the_user_who_is_refused(method: str, tmp_path: Path):
    becoming = (
        "    os.setgroups([])\n    os.setgid(STRANGER)\n    os.setuid(STRANGER)\n"
    )

    run = run_variant(tmp_path, "ipc/socket_modes", {becoming: ""}, method)

    assert run.out.count("the stranger is let in") == len(socket_modes.CASES)


@pytest.mark.parametrize("name", ["socket_modes", "stranger_tries"])
def test_without_root_the_reason_is_said(name: str, monkeypatch: pytest.MonkeyPatch):
    module = __import__(f"examples.ipc.{name}", fromlist=["main"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit, match="needs root"):
        module.main()


@linux
def test_a_path_has_at_most_107_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as desk:
        with pytest.raises(OSError, match="AF_UNIX path too long"):
            desk.bind("x" * 108)
        desk.bind("x" * 107)

    assert Path("x" * 107).is_socket()


@linux
def test_a_longer_path_is_reached_through_its_folder(tmp_path: Path):
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    number = os.open(folder, os.O_PATH)
    try:
        with socket.socket(socket.AF_UNIX) as desk:
            desk.bind(f"/proc/self/fd/{number}/desk")
    finally:
        os.close(number)

    assert (folder / "desk").is_socket()


def test_a_socket_that_was_renamed_is_the_same_socket(tmp_path: Path):
    with socket.socket(socket.AF_UNIX) as desk:
        desk.bind(str(tmp_path / "old"))
        desk.listen()
        (tmp_path / "old").rename(tmp_path / "new")

        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(tmp_path / "new"))


def test_try_it_a_removed_desk_is_not_found_and_fails_at_its_end(tmp_path: Path):
    path = tmp_path / "desk.sock"

    with serving(path) as desk:
        path.unlink()
        with pytest.raises(subprocess.CalledProcessError) as asked:
            asking(path, "a dozen eggs")
        desk.communicate("\n", timeout=30)

    assert "FileNotFoundError" in asked.value.stderr
    assert desk.returncode == 1


def test_ctrl_c_removes_the_file_and_sigkill_does_not(tmp_path: Path):
    path = tmp_path / "desk.sock"

    with serving(path) as desk:
        desk.send_signal(signal.SIGINT)
        desk.wait(timeout=30)
        after_ctrl_c = path.exists()
    with serving(path) as desk:
        desk.kill()
        desk.wait(timeout=30)

    assert (after_ctrl_c, path.exists()) == (False, True)

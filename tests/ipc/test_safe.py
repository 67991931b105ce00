"""What other users reach, what programs of the same user reach, what a key allows."""

import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
import tempfile
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest

from examples.ipc import recv_runs_code, restricted_unpickler, same_user_access
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="of Linux"),
]
root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="needs root: it acts as another user",
)
BECOMING = (
    "    os.setgroups([])\n    os.setgid(OTHER_USER)\n    os.setuid(OTHER_USER)\n"
)


@root
@pytest.mark.whole
def test_what_is_refused_to_another_user_the_owner_reaches(method: str, tmp_path: Path):
    run = run_variant(tmp_path, "ipc/other_user_access", {BECOMING: ""}, method)

    assert run.out.count(": reachable\n") == 10


@root
@pytest.mark.control
def test_a_server_that_does_not_check_the_uid_answers_every_user(
    method: str, tmp_path: Path
):
    check = "                if peer_uid(conn) == os.geteuid():\n"
    changes = {check: "                if True:\n"}

    run = run_variant(tmp_path, "ipc/check_peer_uid", changes, method)

    assert run.out.count("received b'welcome'") == 2


@pytest.mark.control
def test_a_client_that_puts_plain_data_runs_no_code(method: str, tmp_path: Path):
    changes = {"    tasks.put(Malicious(path))\n": '    tasks.put("task")\n'}
    stderr = "FileNotFoundError"

    run_variant(tmp_path, "ipc/key_allows_code", changes, method, code=1, stderr=stderr)


@pytest.mark.control
def test_an_unpickler_that_looks_names_up_runs_the_code(method: str, tmp_path: Path):
    refuse = '        raise pickle.UnpicklingError(f"{name} is not allowed")\n'
    changes = {refuse: "        return super().find_class(module, name)\n"}

    run = run_variant(tmp_path, "ipc/restricted_unpickler", changes, method)

    assert "file exists: True" in run.out


@pytest.mark.parametrize("value", [1, 1.5, "x", b"x", None, [1, (2, {"a": {3}})], True])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_plain_data_is_taken_under_every_protocol_but_sets_need_four(value, protocol):
    pickled = pickle.dumps(value, protocol)

    if b"set" in pickled or b"_codecs" in pickled:
        with pytest.raises(pickle.UnpicklingError):
            restricted_unpickler.load(pickled)
    else:
        assert restricted_unpickler.load(pickled) == value


@pytest.mark.parametrize("value", [print, Path("x"), ValueError(), os.system])
def test_whatever_has_a_name_is_refused(value):
    with pytest.raises(pickle.UnpicklingError, match="not allowed"):
        restricted_unpickler.load(pickle.dumps(value))


def test_a_small_pickle_can_ask_for_much_memory():
    """A string of 30 bytes that says: make room for 2**62 of them."""
    greedy = b"\x80\x04\x8e" + (1 << 62).to_bytes(8, "little")

    with pytest.raises((OverflowError, MemoryError, pickle.UnpicklingError)):
        restricted_unpickler.load(greedy)


def test_the_key_of_a_process_cannot_be_pickled():
    with pytest.raises(TypeError, match="disallowed for security reasons"):
        pickle.dumps(multiprocessing.current_process().authkey)


def test_a_block_of_shared_memory_is_for_its_user_alone():
    block = SharedMemory(create=True, size=1)
    try:
        mode = Path("/dev/shm", block.name).stat().st_mode & 0o777
    finally:
        block.close()
        block.unlink()

    assert mode == 0o600


@pytest.mark.parametrize(
    ("method", "names"),
    [("fork", 0), ("spawn", 1), ("forkserver", 1)],
    indirect=["method"],
)
def test_a_lock_has_a_name_for_its_user_alone_and_a_pipe_has_none(
    method: str, names: int, tmp_path: Path
):
    run = run_program(program("ipc/names_in_shared_memory", method), tmp_path)

    assert run.out == f"{['0o600'] * names}\n"


def test_a_pipe_without_a_name_is_reached_through_proc():
    code = "import os; r, w = os.pipe(); print(r, w, flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], **pipes) as child:
        read, write = child.stdout.readline().decode().split()
        folder = Path(f"/proc/{child.pid}/fd")
        (folder / write).write_bytes(b"a message")
        with (folder / read).open("rb", buffering=0) as pipe:
            stolen = pipe.read(100)
        child.communicate(b"\n")

    assert stolen == b"a message"


def test_every_user_can_list_the_open_ports():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        table = Path("/proc/net/tcp")
        port = f":{listener.getsockname()[1]:04X} "

        assert table.stat().st_mode & 0o004
        assert port in table.read_text(encoding="utf-8")


def test_an_abstract_socket_leaves_no_file_and_is_gone_with_its_process():
    name = f"\0test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(name)
        listed = name[1:] in Path("/proc/net/unix").read_text(encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as again:
        again.bind(name)

    assert listed


def test_the_environment_seen_in_proc_is_the_one_at_the_start():
    code = "import os; os.environ['LATER'] = 'secret'; print(1, flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=os.environ | {"FIRST": "secret"}, **pipes
    ) as child:
        child.stdout.readline()
        seen = Path(f"/proc/{child.pid}/environ").read_bytes()
        child.communicate(b"\n")

    assert b"FIRST=secret" in seen
    assert b"LATER" not in seen


def test_the_malicious_pickle_holds_no_code_of_its_own():
    """It names a function that the reader has anyhow."""
    pickled = pickle.dumps(recv_runs_code.Malicious(Path("note")))

    assert b"pathlib" in pickled
    assert b"Malicious" not in pickled


def test_a_file_without_a_name_is_read_through_proc():
    with tempfile.TemporaryFile() as file:
        file.write(same_user_access.SECRET)
        file.flush()

        found = same_user_access.read_open_files(Path(f"/proc/{os.getpid()}"))

    assert same_user_access.SECRET in found

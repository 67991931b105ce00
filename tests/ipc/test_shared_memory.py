"""A block is one for all, is closed by each and unlinked once, or it is missed."""

import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory
from pathlib import Path

import pytest

from examples.ipc import shareable_list, shared_block, view_stops_close
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

BLOCK = "ipc/shared_block"
PART = "PART = 4 * 2**20 "
FILLS = "        block.buf[begin : begin + PART] ="
SMALL = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
MOUNT = "mount -t tmpfs -o size=1m tmpfs /dev/shm"
posix = pytest.mark.skipif(sys.platform == "win32", reason="no resource tracker there")


@pytest.fixture
def block():
    made = SharedMemory(create=True, size=shared_block.WORKERS * shared_block.PART)
    yield made
    made.close()
    made.unlink()


def test_who_opens_a_block_by_its_name_changes_it_in_place(block: SharedMemory):
    shared_block.worker(2, block.name)

    assert bytes(block.buf[shared_block.PART - 1 :][:3]) == b"\0\2\2"


@pytest.mark.control
def test_what_is_done_to_a_copy_is_not_seen(method: str, tmp_path: Path):
    copied = {FILLS: FILLS.replace("block.buf", "bytearray(block.buf)")}

    run = run_variant(tmp_path, BLOCK, copied, method)

    assert "first bytes of the parts: [0, 0, 0, 0]\n" in run.out


@posix
@pytest.mark.control
def test_a_worker_that_fails_leaves_no_block_behind(method: str, tmp_path: Path):
    """Without a warning of the tracker, for the patterns are all there is on stderr."""
    fails = {FILLS: f"        assert number != 2\n{FILLS}"}

    run = run_variant(
        tmp_path,
        BLOCK,
        fails,
        method,
        code=1,
        stderr=("AssertionError", "RuntimeError: a worker failed"),
    )

    assert run.blocks == ()
    assert "resource_tracker" not in run.err


@posix
@pytest.mark.control
def test_a_worker_that_is_killed_ends_the_program(method: str, tmp_path: Path):
    killed = {
        "def worker(": "from os import getpid, kill\n\n\ndef worker(",
        FILLS: f"        kill(getpid(), 9 if number == 2 else 0)\n{FILLS}",
    }

    run = run_variant(
        tmp_path, BLOCK, killed, method, code=1, stderr="RuntimeError: a worker failed"
    )

    assert run.blocks == ()
    assert "resource_tracker" not in run.err


def test_a_block_may_be_sixteen_times_as_large(tmp_path: Path):
    larger = {PART: "PART = 64 * 2**20 "}

    run = run_variant(tmp_path, BLOCK, larger, "fork")

    assert run.out.endswith("first bytes of the parts: [1, 2, 3, 4]\n")


@posix
@pytest.mark.control
def test_without_unlink_the_tracker_warns_and_removes_it(method: str, tmp_path: Path):
    forgotten = {"        block.unlink()\n": ""}

    run = run_variant(
        tmp_path, BLOCK, forgotten, method, stderr="1 leaked shared_memory object"
    )

    assert run.blocks == ()


def test_after_unlink_it_can_be_used_but_not_opened(tmp_path: Path):
    made = SharedMemory(create=True, size=16)
    if sys.platform != "win32":
        made.unlink()
        made.buf[0] = 42
        assert made.buf[0] == 42
        for again in (lambda: SharedMemory(made.name), made.unlink):
            with pytest.raises(FileNotFoundError):
                again()
    made.close()


@posix
@pytest.mark.control
def test_unlinked_before_the_workers_start_it_is_not_found(method, tmp_path: Path):
    early = {
        "        run_workers(block.name)\n": "        block.unlink()\n"
        "        run_workers(block.name)\n",
        "        block.close()\n        block.unlink()\n\n\nif": (
            "        block.close()\n\n\nif"
        ),
    }

    run_variant(
        tmp_path,
        BLOCK,
        early,
        method,
        code=1,
        stderr=("FileNotFoundError", "RuntimeError: a worker failed"),
    )


def test_a_manager_unlinks_its_blocks_at_the_end_of_with():
    with SharedMemoryManager() as manager:
        name = manager.SharedMemory(size=16).name

    with pytest.raises(FileNotFoundError):
        SharedMemory(name)


@posix
def test_a_program_that_tells_its_tracker_leaves_the_block_intact(tmp_path: Path):
    """Before 3.13, where there is no ``track=False``, this does the same."""
    told = {
        "    block.close()\n\n\ndef run_reader": "    block.close()\n"
        "    from multiprocessing import resource_tracker\n"
        '    resource_tracker.unregister("/" + name, "shared_memory")\n'
        "\n\ndef run_reader",
        "        SharedMemory(block.name)\n": (
            "        SharedMemory(block.name).close()\n        block.unlink()\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/tracker_destroys_block", told, "spawn")

    assert run.out == "reader got b'hello'\nowner still has b'hello'\n"


@posix
@pytest.mark.skipif(sys.version_info < (3, 13), reason="track= came with 3.13")
def test_a_program_that_is_tracked_takes_the_block_along(tmp_path: Path):
    tracked = {"SharedMemory(name, track=False)": "SharedMemory(name)"}

    run_variant(
        tmp_path,
        "ipc/track_false",
        tracked,
        "spawn",
        code=1,
        stderr=("1 leaked shared_memory", "FileNotFoundError"),
    )


@posix
def test_a_child_of_fork_has_a_tracker_of_its_own_if_it_came_first(method, tmp_path):
    run = run_program(
        program("ipc/own_tracker", method), tmp_path, stderr="1 leaked shared_memory"
    )

    assert run.out == f"own tracker: {method == 'fork'}\n"


@posix
def test_a_view_that_is_kept_stops_close(tmp_path: Path):
    kept = {"    view.release()\n": ""}

    run_variant(
        tmp_path,
        "ipc/view_stops_close",
        kept,
        "spawn",
        code=1,
        stderr=("BufferError: cannot close", "1 leaked shared_memory"),
    )


def test_the_view_in_with_is_released(block: SharedMemory):
    block.buf[:5] = b"dough"

    assert view_stops_close.read(block) == b"dough"
    block.close()  # no BufferError


@posix
def test_a_buffer_is_released_when_its_object_is_deleted(block: SharedMemory):
    def first_buffer() -> memoryview:
        return SharedMemory(block.name).buf

    with pytest.raises(ValueError, match="forbidden on released memoryview object"):
        first_buffer()[0]


@posix
@pytest.mark.skipif(not find_spec("numpy"), reason="needs NumPy")
def test_an_array_without_its_object_ends_the_process(tmp_path: Path):
    run = run_program(
        program("ipc/array_without_block"),
        tmp_path,
        code=-signal.SIGSEGV,
        stderr="1 leaked shared_memory",
    )

    assert run.out == ""


def test_after_a_failed_close_buf_is_none_and_close_works_again():
    made = SharedMemory(create=True, size=16)
    view = made.buf[:5]

    with pytest.raises(BufferError, match="cannot close exported pointers exist"):
        made.close()

    view[0] = 42
    assert (made.buf, view[0]) == (None, 42)
    view.release()
    made.close()
    made.unlink()


@pytest.fixture
def settings():
    made = ShareableList(["new", 3.25, True, None, b"ab\0"])
    yield made
    made.shm.close()
    made.shm.unlink()


def test_a_string_has_room_up_to_the_next_multiple_of_eight_bytes(settings, capsys):
    shareable_list.worker(settings.shm.name)

    assert settings[0] == "finished"
    assert settings[1] == 3.75
    assert capsys.readouterr().out == (
        "ValueError: bytes/str item exceeds available storage\n"
    )


def test_zeros_at_the_end_of_bytes_are_lost_and_the_list_does_not_grow(settings):
    assert settings[4] == b"ab"
    assert not hasattr(settings, "append")


@posix
def test_a_block_outlives_its_maker_when_the_tracker_dies_too(tmp_path: Path):
    command = program("ipc/killed_with_its_tracker")

    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=30
    )

    left = SharedMemory(done.stdout.strip())
    left.close()
    left.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/shm is Linux's")
def test_where_dev_shm_is_too_small_writing_kills_the_process(tmp_path: Path):
    if (
        not shutil.which("unshare")
        or subprocess.run([*SMALL, MOUNT], timeout=20).returncode
    ):
        pytest.skip("may not mount a small /dev/shm here")

    done = subprocess.run(
        [*SMALL, f'{MOUNT} && exec "$@"', "sh", *program("ipc/fill_a_block")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert (done.stdout, done.returncode) == ("made\n", -signal.SIGBUS)

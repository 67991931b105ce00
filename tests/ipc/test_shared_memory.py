"""A block is one for all, is closed by each and unlinked once, or it is missed."""

import subprocess
import sys
from multiprocessing.shared_memory import ShareableList, SharedMemory
from pathlib import Path

import pytest

from examples.ipc import live_view, one_board, price_list
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="no resource tracker there")


@pytest.fixture
def block():
    made = SharedMemory(create=True, size=one_board.SIZE)
    yield made
    made.close()
    made.unlink()


def test_who_opens_a_block_by_its_name_changes_it_in_place(block: SharedMemory):
    block.buf[one_board.NUMBER] = 4

    one_board.painter(block.name)

    assert block.buf[one_board.NUMBER] == 8
    assert bytes(block.buf[one_board.TEXT :][:5]) == b"hello"


@pytest.mark.control
def test_what_is_done_to_a_copy_is_not_seen(method: str, tmp_path: Path):
    copied = {"    board.buf[NUMBER] *= 2\n": "    bytearray(board.buf)[NUMBER] *= 2\n"}

    run = run_variant(tmp_path, "ipc/one_board", copied, method)

    assert "number: 21\n" in run.out


@posix
@pytest.mark.control
def test_without_unlink_the_tracker_warns_and_clears_away(method: str, tmp_path: Path):
    forgotten = {"        board.unlink()  # once, by the one who made it\n": ""}

    run = run_variant(
        tmp_path,
        "ipc/one_board",
        forgotten,
        method,
        stderr="1 leaked shared_memory object",
    )

    assert run.blocks == ()


@posix
@pytest.mark.control
def test_with_unlink_it_has_nothing_to_say(method: str, tmp_path: Path):
    mended = {
        "    block.close()  # and no unlink\n": "    block.close()\n"
        "    block.unlink()\n"
    }

    run_variant(tmp_path, "ipc/unlink_forgotten", mended, method)


@posix
@pytest.mark.control
def test_a_visitor_that_tells_its_tracker_leaves_the_block_whole(method, tmp_path):
    """Before 3.13, where there is no ``track=False``, this does the same."""
    told = {
        "    block.close()\n\n\ndef main": "    block.close()\n"
        "    from multiprocessing import resource_tracker\n"
        '    resource_tracker.unregister("/" + name, "shared_memory")\n'
        "\n\ndef main"
    }

    run = run_variant(tmp_path, "ipc/visitor_destroys", told, method)

    assert run.out.splitlines()[1:] == [
        "its tracker warns: False",
        "owner still reads: b'hello'",
    ]


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
        "ipc/live_view",
        kept,
        "spawn",
        code=1,
        stderr=("BufferError: cannot close", "1 leaked shared_memory"),
    )


def test_the_view_in_with_is_released(block: SharedMemory):
    block.buf[:5] = b"dough"

    assert live_view.first_word(block) == b"dough"
    block.close()  # no BufferError


@pytest.mark.control
def test_an_array_that_lives_stops_close_as_well(method: str, tmp_path: Path):
    pytest.importorskip("numpy")
    kept = {"        del picture\n": ""}

    run_variant(
        tmp_path,
        "ipc/shared_picture",
        kept,
        method,
        code=1,
        stderr=("BufferError: cannot close", "1 leaked shared_memory"),
    )


@pytest.fixture
def prices():
    made = ShareableList(["rye", 3.25, True, None, b"ab\0"])
    yield made
    made.shm.close()
    made.shm.unlink()


def test_a_string_has_room_up_to_the_next_multiple_of_eight_bytes(prices, capsys):
    price_list.clerk(prices.shm.name)

    assert prices[0] == "dark rye"
    assert prices[1] == 3.75
    assert capsys.readouterr().out == (
        "clerk: bytes/str item exceeds available storage\n"
    )


def test_zeros_at_the_end_of_bytes_are_lost_and_the_list_does_not_grow(prices):
    assert prices[4] == b"ab"
    assert not hasattr(prices, "append")


@posix
def test_a_block_outlives_its_maker_when_the_tracker_dies_too(tmp_path: Path):
    command = program("ipc/killed_with_its_tracker")

    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=30
    )

    left = SharedMemory(done.stdout.strip())
    left.close()
    left.unlink()


@posix
@pytest.mark.control
def test_an_array_may_be_used_for_as_long_as_its_block_is_kept(method, tmp_path: Path):
    pytest.importorskip("numpy")
    kept = {
        "SIZE = 2**20": "KEPT = []\nSIZE = 2**20",
        "    return np.ndarray(": "    KEPT.append(block)\n    return np.ndarray(",
    }

    run = run_variant(
        tmp_path, "ipc/array_after_close", kept, method, stderr="BufferError"
    )

    assert run.out == "viewer sees 42\nexit code 0\n" * 2


@posix
@pytest.mark.skipif(sys.version_info < (3, 13), reason="track= came with 3.13")
def test_a_visitor_that_is_tracked_takes_the_block_along(tmp_path: Path):
    tracked = {"SharedMemory(name, track=False)": "SharedMemory(name)"}

    run = run_variant(
        tmp_path,
        "ipc/visitor_leaves_it",
        tracked,
        "spawn",
        code=1,
        stderr=("FileNotFoundError", "1 leaked shared_memory"),
    )

    assert run.out.endswith("its tracker is silent: False\n")

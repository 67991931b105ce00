"""An array looks into a block: it takes as much as it needs, and goes first."""

import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest

from tests.harness.variants import run_variant

np = pytest.importorskip("numpy")
shared_array = pytest.importorskip("examples.ipc.shared_array")
ARRAY, UNSAFE = "ipc/shared_array", "ipc/array_outlives_block"
CHANGES = "        picture[(number - 1)"
posix = pytest.mark.skipif(sys.platform == "win32", reason="no resource tracker there")


@pytest.fixture
def block():
    """As on macOS: longer than asked for."""
    made = SharedMemory(create=True, size=shared_array.POINTS + 4096)
    yield made
    made.close()
    made.unlink()


def test_a_block_that_is_longer_than_the_array_does_no_harm(block: SharedMemory):
    shared_array.worker(1, block.name)

    picture = shared_array.as_picture(block)
    assert (picture[: shared_array.ROWS] == 100).all()
    assert (picture[shared_array.ROWS :] == 0).all()
    del picture


def test_without_count_a_longer_block_does_not_fit_the_shape(block: SharedMemory):
    with pytest.raises(ValueError, match="cannot reshape array of size 484096"):
        np.frombuffer(block.buf, np.uint8).reshape(shared_array.SHAPE)


def test_the_array_has_no_bytes_of_its_own(block: SharedMemory):
    picture = shared_array.as_picture(block)
    assert not picture.flags.owndata
    picture[0, 0] = 7
    assert block.buf[0] == 7
    del picture


@posix
@pytest.mark.control
def test_a_worker_that_fails_leaves_no_block_behind(method: str, tmp_path: Path):
    fails = {CHANGES: f"        assert number != 2\n{CHANGES}"}

    run = run_variant(
        tmp_path,
        ARRAY,
        fails,
        method,
        code=1,
        stderr=("AssertionError", "RuntimeError: a worker failed"),
    )

    assert run.blocks == ()
    assert "BufferError" not in run.err
    assert "resource_tracker" not in run.err


@posix
@pytest.mark.control
def test_an_array_that_lives_stops_close(method: str, tmp_path: Path):
    kept = {"        del picture\n": ""}

    run_variant(
        tmp_path,
        ARRAY,
        kept,
        method,
        code=1,
        stderr=("BufferError: cannot close", "1 leaked shared_memory"),
    )


@posix
@pytest.mark.control
def test_an_unsafe_array_may_be_used_while_its_block_is_kept(method, tmp_path: Path):
    kept = {
        "SIZE = 2**20": "KEPT = []\nSIZE = 2**20",
        "    return np.ndarray(": "    KEPT.append(block)\n    return np.ndarray(",
    }

    run = run_variant(tmp_path, UNSAFE, kept, method, stderr="BufferError")

    assert run.out.count("worker reads 42\n") == 2
    assert "open_unsafe: exit code 0\n" in run.out


@pytest.mark.control
def test_a_picture_that_is_sent_is_a_copy_except_under_fork(method, tmp_path: Path):
    sent = {
        "def worker(number: int, name: str) -> None:": "def worker(number, picture):",
        "    block = SharedMemory(name)\n    picture = as_picture(block)\n    try": (
            "    try"
        ),
        "        del picture  # a block can't be closed while an array looks into it\n"
        "        block.close()\n": "        pass\n",
        "run_workers(block.name)": "run_workers(picture)",
    }

    run = run_variant(tmp_path, ARRAY, sent, method)

    seen = "120 120" if method == "fork" else "20 20"
    assert run.out.endswith(f"darkest and brightest point: {seen}\n")

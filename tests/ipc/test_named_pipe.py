"""Who waits at a named pipe, when it ends, and where it breaks a message."""

import errno
import os
import select
import sys
from pathlib import Path

import pytest

from tests.harness.variants import run_variant

if sys.platform == "win32":
    pytest.skip("POSIX only", allow_module_level=True)

linux = pytest.mark.skipif(sys.platform != "linux", reason="a pipe as Linux has it")

READ, WRITE = os.O_RDONLY | os.O_NONBLOCK, os.O_WRONLY | os.O_NONBLOCK


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "tasks"
    os.mkfifo(path)
    return path


@pytest.mark.whole
def test_a_thousand_times_the_lines_arrive_in_order(method: str, tmp_path: Path):
    changes = {"for task in (1, 2, 3):": "for task in range(1, 3001):"}

    run = run_variant(tmp_path, "ipc/named_pipe", changes, method)

    lines = run.out.splitlines()
    assert lines[:-1] == [f"received task {task}" for task in range(1, 3001)]


@pytest.mark.whole
def test_the_reader_ends_when_its_writer_is_killed(method: str, tmp_path: Path):
    changes = {
        '            pipe.write(f"task {task}\\n")\n': (
            '            pipe.write(f"task {task}\\n")\n'
            "            pipe.flush()\n"
            "            if task == 2:\n"
            "                os.kill(os.getpid(), 9)\n"
        )
    }

    run = run_variant(tmp_path, "ipc/named_pipe", changes, method)

    assert run.out.splitlines() == [
        "received task 1",
        "received task 2",
        "end of file: every writer has closed the pipe",
    ]


NO_WRITER = {
    '    with path.open("w") as pipe:  # waits for a reader\n': "    if False:\n",
}
NO_READER = {
    "        with path.open() as pipe:  # waits for a writer\n": (
        "        process.join()\n        if False:\n"
    ),
}


@pytest.mark.control
@pytest.mark.parametrize(
    "changes", [NO_WRITER, NO_READER], ids=["no writer comes", "no reader comes"]
)
def test_who_opens_alone_waits(changes: dict[str, str], method: str, tmp_path: Path):
    run_variant(tmp_path, "ipc/named_pipe", changes, method, hangs=True, timeout=5)


def test_a_reader_that_does_not_wait_opens_and_finds_the_end(pipe: Path):
    reader = os.open(pipe, READ)
    try:
        assert os.read(reader, 10) == b""
    finally:
        os.close(reader)


def test_a_reader_that_does_not_wait_and_has_a_writer_is_told_to_try_again(pipe: Path):
    reader = os.open(pipe, READ)
    before = os.read(reader, 1)
    writer = os.open(pipe, WRITE)
    try:
        with pytest.raises(BlockingIOError):
            os.read(reader, 1)
        nothing = select.select([reader], [], [], 0)[0]
        os.write(writer, b"task")

        assert (before, nothing) == (b"", [])
        assert select.select([reader], [], [], 0)[0] == [reader]
    finally:
        os.close(reader)
        os.close(writer)


def test_a_writer_that_does_not_wait_needs_a_reader(pipe: Path):
    with pytest.raises(OSError, match=os.strerror(errno.ENXIO)):
        os.open(pipe, WRITE)


def test_a_writer_whose_readers_have_all_closed_gets_a_broken_pipe(pipe: Path):
    reader = os.open(pipe, READ)
    writer = os.open(pipe, WRITE)
    os.close(reader)
    try:
        with pytest.raises(BrokenPipeError):
            os.write(writer, b"task 1\n")
    finally:
        os.close(writer)


def test_a_pipe_keeps_its_path_after_all_have_closed_it(pipe: Path):
    for flags in (READ, READ):
        os.close(os.open(pipe, flags))

    assert pipe.is_fifo()
    with pytest.raises(FileExistsError):
        os.mkfifo(pipe)


@linux
@pytest.mark.control
def test_whether_a_message_is_torn_depends_on_its_length_alone(method: str, tmp_path):
    shorter = {"(PIPE_BUF, 5000)": "(PIPE_BUF, PIPE_BUF - 1)"}

    run = run_variant(tmp_path, "ipc/torn_message", shorter, method)

    assert run.out.splitlines()[1] == ("4095 bytes and 100 bytes arrive as 4095a 100b")


def test_try_it_a_reader_that_holds_a_writing_end_finds_no_end(pipe: Path):
    reader = os.open(pipe, READ)
    held = os.open(pipe, WRITE)
    try:
        os.close(os.open(pipe, WRITE))  # a client that comes and goes
        with pytest.raises(BlockingIOError):
            os.read(reader, 10)
        os.close(held)
        assert os.read(reader, 10) == b""
    finally:
        os.close(reader)

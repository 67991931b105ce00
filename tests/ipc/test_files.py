"""What a reader may find, who clears away, and where a pipe breaks a message."""

import sys
from pathlib import Path

import pytest

from examples.ipc import half_a_file, replaced_at_once
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
linux = pytest.mark.skipif(sys.platform != "linux", reason="a pipe as Linux has it")


class Looker:
    """The writer's line to main, which looks at the file at each word."""

    def __init__(self, path: Path):
        self.path, self.seen = path, []

    def send(self, _said: str) -> None:
        self.seen.append(self.path.read_text(encoding="utf-8"))

    def recv(self) -> None:
        self.seen.append(self.path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("writer", "seen"),
    [
        (half_a_file.writer, half_a_file.NEW[:11]),
        (replaced_at_once.writer, replaced_at_once.OLD),
    ],
)
def test_in_the_middle_of_writing_the_name_stands_for(writer, seen, tmp_path: Path):
    path = tmp_path / "prices"
    path.write_text(half_a_file.OLD, encoding="utf-8")
    looker = Looker(path)

    writer(path, looker)

    assert looker.seen == [seen, seen]
    assert path.read_text(encoding="utf-8") == half_a_file.NEW
    assert [*tmp_path.iterdir()] == [path]


def test_what_was_written_in_a_temporary_file_has_its_mode(tmp_path: Path):
    path = tmp_path / "prices"
    path.write_text(half_a_file.OLD, encoding="utf-8")
    path.chmod(0o644)

    replaced_at_once.writer(path, Looker(path))

    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


@posix
@pytest.mark.control
def test_put_in_place_too_early_main_reads_half(method: str, tmp_path: Path):
    early = {
        '        line.send("halfway")\n': "        Path(file.name).replace(path)\n"
        '        line.send("halfway")\n',
        "    Path(file.name).replace(path)  # or os.replace(file.name, path)\n": "",
    }

    run = run_variant(tmp_path, "ipc/replaced_at_once", early, method)

    assert run.out.splitlines()[1] == "main reads: ['apples 2', 'br']"


@posix
@pytest.mark.control
def test_a_child_that_is_not_killed_removes_its_folder(method: str, tmp_path: Path):
    spared = {"    child.kill()\n": '    mine.send("go on")\n'}

    run = run_variant(tmp_path, "ipc/who_cleans_up", spared, method)

    assert "the child made the folder; left: 0\n" in run.out


@pytest.mark.control
def test_mapped_with_access_copy_nobody_sees_the_change(method: str, tmp_path: Path):
    private = {'(b"Ada", mmap.ACCESS_WRITE)': '(b"Ada", mmap.ACCESS_COPY)'}

    run = run_variant(tmp_path, "ipc/mapped_by_two", private, method)

    assert "Ada sees: b'Ada..'\n" in run.out
    assert "main sees: b'.....' - in the file: b'.....'\n" in run.out


@posix
@pytest.mark.control
def test_a_mapped_file_that_keeps_its_length_kills_nobody(method: str, tmp_path: Path):
    same_length = {
        '    path.write_bytes(b"")  # and now it would write\n': (
            '    with path.open("r+b") as file:\n        file.write(b"new")\n'
        )
    }

    run = run_variant(tmp_path, "ipc/cut_under_the_map", same_length, method)

    assert "rewrite: reader ended with 0\n" in run.out


@posix
@pytest.mark.control
def test_a_reader_that_opens_without_waiting_is_through(method: str, tmp_path: Path):
    unwaiting = {
        "PATIENCE = 1 ": "PATIENCE = 15 ",  # what is waited for does come
        "    with fifo.open() as pipe:\n": "    end = os.open(fifo, os.O_RDONLY | os."
        "O_NONBLOCK)\n    with os.fdopen(end) as pipe:\n",
        '        print("reader is through:", mine.poll(PATIENCE))\n': (
            '        print("reader is through:", mine.poll(PATIENCE))\n'
            "        child.join()\n        return\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/fifo_waits", unwaiting, method)

    assert "reader is through: True\n" in run.out


@posix
@pytest.mark.control
def test_a_writer_waits_as_well(method: str, tmp_path: Path):
    nobody_reads = {"    with fifo.open() as pipe:\n": "    with open(0) as pipe:\n"}

    run_variant(tmp_path, "ipc/fifo_waits", nobody_reads, method, hangs=True)


@linux
@pytest.mark.control
def test_whether_a_message_is_torn_depends_on_its_length_alone(method: str, tmp_path):
    shorter = {"(PIPE_BUF, 5000)": "(PIPE_BUF, PIPE_BUF - 1)"}

    run = run_variant(tmp_path, "ipc/torn_frame", shorter, method)

    assert run.out.count("904a") == 0
    assert "arrived: 4095a 100b\n" in run.out

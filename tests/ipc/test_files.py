"""What the reader of a file finds, what a killed writer leaves, and maps."""

import mmap
import sys
import tempfile
from pathlib import Path

import pytest

from examples.ipc import replace_file
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")

OLD, NEW = {"version": 1}, {"version": 2}


def test_saving_leaves_one_file_with_the_new_content(tmp_path: Path):
    path = tmp_path / "settings.json"
    for settings in (OLD, NEW):
        replace_file.save(path, settings)

    assert path.read_text(encoding="utf-8") == '{"version": 2}'
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_error_the_old_file_is_whole_and_nothing_else_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "settings.json"
    replace_file.save(path, OLD)

    def write_half(new: Path, text: str) -> None:
        new.write_bytes(text[:5].encode())
        raise OSError("disk full")

    monkeypatch.setattr(Path, "write_text", write_half)
    with pytest.raises(OSError, match="disk full"):
        replace_file.save(path, NEW)

    assert path.read_text(encoding="utf-8") == '{"version": 1}'
    assert list(tmp_path.iterdir()) == [path]


HALF = """\
        new.write_text(json.dumps(settings)[:5])
        if settings["version"] == 2:
            import signal
            os.kill(os.getpid(), signal.SIGKILL)
        new.write_text(json.dumps(settings))
"""


@posix
@pytest.mark.whole
def test_a_writer_killed_halfway_leaves_the_old_file_whole(method: str, tmp_path: Path):
    changes = {
        "        new.write_text(json.dumps(settings))\n": HALF,
        '        print("opened after: "': (
            "        print(len(list(path.parent.iterdir())), 'files')\n"
            '        print("opened after: "'
        ),
    }

    run = run_variant(tmp_path, "ipc/replace_file", changes, method)

    assert run.out.splitlines() == [
        "opened before: {'version': 1, 'timeout': 10}",
        "2 files",
        "opened after:  {'version': 1, 'timeout': 10}",
    ]


@posix
@pytest.mark.whole
def test_a_reader_finds_a_whole_large_file_while_it_is_replaced_a_hundred_times(
    method: str, tmp_path: Path
):
    changes = {
        '    save(path, {"version": 2, "timeout": 30})\n': (
            "    for version in range(100):\n"
            "        rows = dict.fromkeys(map(str, range(2000)), version)\n"
            '        save(path, {**rows, "version": version})\n'
        ),
        "            process.start()\n": (
            "            process.start()\n"
            "            while process.is_alive():\n"
            "                json.loads(path.read_text())\n"
        ),
        'print("opened after: ", json.loads(path.read_text()))': (
            'print(json.loads(path.read_text())["version"])'
        ),
    }

    run = run_variant(tmp_path, "ipc/replace_file", changes, method)

    assert run.out.splitlines()[-1] == "99"


@pytest.mark.control
def test_written_in_place_the_same_moment_shows_half_a_file(
    method: str, tmp_path: Path
):
    halfway = {
        "        opened.set()\n": (
            '        file.write(\'{"version": 2, "tim\')\n'
            "        file.flush()\n        opened.set()\n"
        ),
        '        json.dump({"version": 2, "timeout": 30}, file)\n': (
            "        file.write('eout\": 30}')\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/read_while_rewritten", halfway, method)

    assert run.out.splitlines() == [
        "main can't read: Unterminated string starting at: line 1 column 16 (char 15)",
        "main reads: {'version': 2, 'timeout': 30}",
    ]


@posix
@pytest.mark.control
def test_saved_by_replacement_main_reads_the_old_settings(method: str, tmp_path: Path):
    changes = {
        '    with path.open("w") as file:\n': (
            '    with path.with_suffix(".new").open("w") as file:\n'
        ),
        '        json.dump({"version": 2, "timeout": 30}, file)\n': (
            '        json.dump({"version": 2, "timeout": 30}, file)\n'
            '    path.with_suffix(".new").replace(path)\n'
        ),
    }

    run = run_variant(tmp_path, "ipc/read_while_rewritten", changes, method)

    assert run.out.splitlines() == [
        "main reads: {'version': 1, 'timeout': 10}",
        "main reads: {'version': 2, 'timeout': 30}",
    ]


@posix
def test_what_tempfile_makes_is_for_its_owner_alone(tmp_path: Path):
    with (
        tempfile.TemporaryDirectory(dir=tmp_path) as directory,
        tempfile.NamedTemporaryFile(dir=directory) as file,
    ):
        assert Path(directory).stat().st_mode & 0o777 == 0o700
        assert Path(file.name).stat().st_mode & 0o777 == 0o600


@posix
@pytest.mark.control
def test_a_child_that_is_not_killed_removes_its_own_directory(
    method: str, tmp_path: Path
):
    spared = {
        "    process.kill()\n": "",
        "    time.sleep(60)  # stands for work; the child is killed here\n": "",
    }

    run = run_variant(tmp_path, "ipc/temporary_directory", spared, method)

    assert "made by the child, left: 0\n" in run.out


@pytest.mark.control
def test_mapped_with_access_copy_nobody_sees_the_change(method: str, tmp_path: Path):
    private = {'(b"shared", mmap.ACCESS_WRITE)': '(b"shared", mmap.ACCESS_COPY)'}

    run = run_variant(tmp_path, "ipc/map_a_file", private, method)

    assert run.out.splitlines()[1] == "main has: b'......' file has: b'......'"


def test_an_empty_file_cannot_be_mapped(tmp_path: Path):
    path = tmp_path / "board"
    path.touch()
    with (
        path.open("r+b") as file,
        pytest.raises(ValueError, match="cannot mmap an empty file"),
    ):
        mmap.mmap(file.fileno(), 0)


@posix
@pytest.mark.control
def test_written_in_place_at_the_same_length_a_mapped_file_kills_nobody(
    method: str, tmp_path: Path
):
    same_length = {
        '    path.open("wb").close()\n': (
            '    with path.open("r+b") as file:\n        file.write(b"new")\n'
        )
    }

    run = run_variant(tmp_path, "ipc/shorten_mapped_file", same_length, method)

    assert "reader reads: b'new'\nempty: reader ended with 0\n" in run.out


@posix
def test_try_it_a_writer_of_two_files_can_be_caught_between_them(tmp_path: Path):
    for name in ("a.json", "b.json"):
        replace_file.save(tmp_path / name, OLD)
    replace_file.save(tmp_path / "a.json", NEW)

    both = [(tmp_path / name).read_text("utf-8") for name in ("a.json", "b.json")]

    assert both == ['{"version": 2}', '{"version": 1}']


@posix
def test_try_it_a_link_to_a_directory_changes_both_files_at_once(tmp_path: Path):
    for version in ("1", "2"):
        (tmp_path / version).mkdir()
        for name in ("a", "b"):
            (tmp_path / version / name).write_text(version, encoding="utf-8")
    current, new = tmp_path / "current", tmp_path / "new"
    current.symlink_to("1")
    new.symlink_to("2")

    new.replace(current)

    assert [(current / name).read_text("utf-8") for name in ("a", "b")] == ["2", "2"]

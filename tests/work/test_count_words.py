"""Words are counted as by one Counter, whatever kills the program meanwhile."""

import json
import random
import re
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from examples.work import count_words
from tests.harness.programs import output
from tests.harness.run import Run
from tests.harness.variants import run_variant
from tests.work.group import running

NAME = "work/count_words"
FILES = 300
FIRST = "    text = Path(path)"  # the first line of count_file
WRITTEN = '                file.write(f"\\n{record}\\n")'
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with many texts, an empty one and one that is not UTF-8."""
    chance = random.Random(7)
    for number in range(FILES):
        words = (f"Wörter{chance.randrange(500)}" for _ in range(300))
        (tmp_path / f"{number}.txt").write_text(
            " ".join(words) + "\n", encoding="utf-8"
        )
    (tmp_path / "empty.txt").touch()
    (tmp_path / "latin1.txt").write_bytes(b"caf\xe9 caf\xe9 tea")
    return tmp_path


def texts(folder: Path) -> list[str]:
    """Return the names of the texts in a folder."""
    return sorted(path.name for path in folder.glob("*.txt"))


def expected(folder: Path) -> Counter[str]:
    """Return what one Counter over all the text has."""
    paths = map(folder.joinpath, texts(folder))
    every = [path.read_text("utf-8", errors="replace") for path in paths]
    return Counter(re.findall(r"\w+", "\n".join(every).lower()))


def counted(out: str) -> dict[str, int]:
    """Return the counts that were printed."""
    pairs = (line.split(" ") for line in out.splitlines())
    return {word: int(count) for count, word in pairs}


def count(
    folder: Path,
    method: str,
    changes: dict[str, str] | None = None,
    *,
    code: int = 0,
    stderr: str | Sequence[str] = "",
    orphans: bool = False,
) -> Run:
    """Count the texts in a folder with a copy of the program, text in it replaced."""
    guard = {"else demo()": f"else main({texts(folder)})"} | (changes or {})
    return run_variant(
        folder, NAME, guard, method, code=code, stderr=stderr, orphans=orphans
    )


@pytest.mark.whole
def test_it_counts_as_one_counter_over_all_the_text(method: str, folder: Path):
    assert counted(count(folder, method).out) == expected(folder)
    assert not (folder / "count_words.journal").exists()


def test_it_prints_the_most_frequent_words_first(method: str):
    assert output(NAME, method).splitlines() == ["3 be", "2 to", "1 or", "1 not"]


@posix
@pytest.mark.whole
def test_killed_at_ten_moments_and_resumed_it_counts_the_same(
    method: str, folder: Path
):
    wanted, moments = count(folder, method).out, 0

    while moments < 10:  # it may be done before the kill, and then begins again
        least = moments * FILES // 11
        with running(NAME, method, folder, *texts(folder)) as run:
            while run.process.poll() is None and records(folder) <= least:
                pass
            run.press(signal.SIGKILL)
            moments += run.process.wait() == -signal.SIGKILL

    assert count(folder, method).out == wanted


@posix
def test_a_kill_of_main_loses_no_file_that_was_written_but_leaves_workers(
    folder: Path,
):
    wanted = count(folder, "fork").out
    kill_main = f"{WRITTEN}; file.flush(); os.kill(os.getpid(), signal.SIGKILL)"
    changes = {WRITTEN: kill_main, "import json": "import json\nimport os"}

    count(folder, "fork", changes, code=-9, orphans=True)

    assert records(folder) == 1
    assert count(folder, "fork").out == wanted


def records(folder: Path) -> int:
    """Return how many files the journal has."""
    journal = folder / "count_words.journal"
    return journal.read_bytes().count(b"}]\n") if journal.exists() else 0


@pytest.fixture
def two_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Go to a folder with two texts; return their names."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("one two")
    Path("b.txt").write_text("two")
    return ["a.txt", "b.txt"]


@pytest.mark.parametrize("cut", range(1, 34, 3))
def test_half_a_record_is_ignored_and_its_file_counted_again(
    cut: int, two_texts: list[str], capsys
):
    record = json.dumps(["a.txt", {"one": 1, "two": 1}])
    count_words.JOURNAL.write_text(record[:-cut])

    assert count_words.main(two_texts) == 0

    assert capsys.readouterr().out == "2 two\n1 one\n"


def test_a_file_in_the_journal_is_not_read_even_if_it_has_changed(
    two_texts: list[str], capsys
):
    count_words.JOURNAL.write_text('["a.txt", {"three": 3}]\n')

    assert count_words.main(two_texts) == 0

    assert capsys.readouterr().out == "3 three\n1 two\n"


def test_records_of_other_files_are_not_counted(two_texts: list[str], capsys):
    count_words.JOURNAL.write_text('["other.txt", {"three": 3}]\n')

    assert count_words.main(two_texts) == 0

    assert capsys.readouterr().out == "2 two\n1 one\n"


def test_a_file_that_can_not_be_read_is_named_and_the_journal_kept(
    two_texts: list[str], capsys
):
    with pytest.raises(SystemExit, match=r"Not counted: .'gone.txt'."):
        count_words.main([*two_texts, "gone.txt"])

    printed = capsys.readouterr()
    assert printed.out == "2 two\n1 one\n"
    assert printed.err == "[Errno 2] No such file or directory: 'gone.txt'\n"
    assert count_words.read_journal().keys() == {"a.txt", "b.txt"}


@posix
@pytest.mark.parametrize("guilty", ["0.txt", "latin1.txt"])
@pytest.mark.whole
def test_after_a_worker_died_a_second_run_counts_what_is_missing(
    guilty: str, method: str, folder: Path
):
    wanted = count(folder, method).out
    kill = f'    if path == "{guilty}":\n        os.kill(os.getpid(), signal.SIGKILL)\n'
    changes = {FIRST: f"{kill}{FIRST}", "import json": "import json\nimport os"}

    says = "terminated abruptly", "Not counted: "
    first = count(folder, method, changes, code=1, stderr=says)
    missing = re.findall(r"'(.*?)'", first.err.splitlines()[-1])
    assert guilty in missing
    assert len(missing) + records(folder) == FILES + 2

    assert count(folder, method).out == wanted


@posix
@pytest.mark.whole
def test_ctrl_c_ends_it_with_130_and_a_second_run_goes_on(method: str, folder: Path):
    wanted = count(folder, method).out
    press = f"{WRITTEN}; os.killpg(0, signal.SIGINT)"
    changes = {WRITTEN: press, "import json": "import json\nimport os"}

    run = count(folder, method, changes, code=130)

    assert run.out == ""
    assert 0 < records(folder) < FILES
    assert count(folder, method).out == wanted

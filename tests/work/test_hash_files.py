"""Each file of a folder gets its hash, or is named with the reason."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.harness.programs import output, run_program
from tests.harness.run import ROOT
from tests.harness.variants import changed, run_variant, under

NAME = "work/hash_files"
FILES = 700
AS_ROOT = sys.platform != "win32" and os.geteuid() == 0
WITHOUT_POWER = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
FIRST = "    if not path.is_file():"  # the first line of hash_file
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and files")
linux = pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with many files, and one that is empty."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(FILES):
            path = folder / f"{number % 7}" / f"{number}.bin"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(bytes([number % 256]) * number * 3)
        (folder / "empty").touch()
        yield folder


def command(name: str, method: str, *arguments: object) -> list[str]:
    """Return the command that runs an example with arguments."""
    words = ["-m", "examples", name, "--start-method", method, "--"]
    return [sys.executable, *words, *map(str, arguments)]


def expected(folder: Path) -> list[str]:
    """Return the lines that one process would print."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    hashed = [(hashlib.sha256(path.read_bytes()).hexdigest(), path) for path in paths]
    return [f"{digest}  {path}" for digest, path in hashed]


def test_every_file_has_its_hash_in_the_order_of_the_paths(method: str, folder: Path):
    run = run_program(command(NAME, method, folder), ROOT)

    assert run.out.splitlines() == expected(folder)
    assert len(run.out.splitlines()) == FILES + 1


def test_without_arguments_it_hashes_three_small_files(method: str):
    lines = output(NAME, method).splitlines()

    assert [line.split("  ")[1] for line in lines] == ["a.txt", "b.txt", "c.txt"]


@posix
def test_a_loop_of_links_is_not_followed_and_what_is_no_file_is_named(
    method: str, folder: Path
):
    wanted = expected(folder)
    (folder / "loop").symlink_to(folder)
    (folder / "gone").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")

    run = run_program(
        command(NAME, method, folder), ROOT, code=1, stderr="not a regular file"
    )

    assert run.out.splitlines() == wanted
    assert run.err.splitlines() == [
        f"{folder}/{name}: OSError('not a regular file')" for name in ("gone", "pipe")
    ]


@linux
def test_a_name_that_is_not_utf_8_is_printed_byte_for_byte(method: str, folder: Path):
    name = os.fsencode(folder) + b"/caf\xe9"
    Path(os.fsdecode(name)).write_bytes(b"text")

    run = subprocess.run(
        command(NAME, method, folder),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        timeout=50,
    )

    line = hashlib.sha256(b"text").hexdigest().encode() + b"  " + name
    assert line in run.stdout.splitlines()
    assert len(run.stdout.splitlines()) == FILES + 2


@linux
@pytest.mark.skipif(AS_ROOT and not shutil.which("setpriv"), reason="needs setpriv")
def test_unreadable_files_and_folders_are_named_and_the_others_hashed(
    method: str, folder: Path
):
    wanted = [line for line in expected(folder) if f"{folder}/3/" not in line]
    wanted = [line for line in wanted if not line.endswith("/5.bin")]
    (folder / "3").chmod(0)
    (folder / "5" / "5.bin").chmod(0)
    words = [*(WITHOUT_POWER if AS_ROOT else ()), *command(NAME, method, folder)]

    run = run_program(words, ROOT, code=1, stderr="Permission denied")

    (folder / "3").chmod(0o700)
    assert run.out.splitlines() == wanted
    assert run.err.splitlines() == [
        f"[Errno 13] Permission denied: '{folder}/3'",
        f"{folder}/5/5.bin: PermissionError(13, 'Permission denied')",
    ]


def test_no_such_folder_is_said_and_the_exit_code_is_1(method: str, tmp_path: Path):
    missing = tmp_path / "missing"

    run = run_program(
        command(NAME, method, missing), ROOT, code=1, stderr="No such file or directory"
    )

    assert run.err == f"[Errno 2] No such file or directory: {str(missing)!r}\n"


@posix
@pytest.mark.parametrize("guilty", ["0.bin", "699.bin"])
@pytest.mark.whole
def test_a_killed_worker_leaves_no_file_without_hash_or_error(
    guilty: str, method: str, folder: Path, tmp_path: Path
):
    changes = {
        FIRST: f'    if path.name == "{guilty}":\n        {KILL}\n{FIRST}',
        "else demo()": f"else main([{str(folder)!r}])",
    }

    run = run_variant(tmp_path, NAME, changes, method, code=1, stderr="a worker died")

    named = re.findall("(.*): not hashed, a worker died", run.err)
    hashed = [line.split("  ")[1] for line in run.out.splitlines()]
    wanted = [line.split("  ")[1] for line in expected(folder)]
    assert guilty in [Path(path).name for path in named]
    assert sorted(named + hashed) == sorted(wanted)


def interrupt(
    folder: Path,
    name: str,
    method: str,
    changes: dict[str, str],
    *arguments: object,
    lines: int = 1,
) -> subprocess.CompletedProcess[str]:
    """Press Ctrl-C when an example, changed, has said ``lines`` on stderr."""
    original = ROOT / f"examples/{name}.py"
    copy = folder / original.name
    copy.write_text(under(method, changed(name, original, changes)), "utf-8")
    with subprocess.Popen(
        [sys.executable, str(copy), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stderr
        first = "".join(process.stderr.readline() for _ in range(lines))
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=50)
    wait_for_end_of_session(process.pid)
    return subprocess.CompletedProcess([], process.returncode, out, first + err)


def wait_for_end_of_session(session: int) -> None:
    """Wait until no process of a session is left, or fail."""
    left = []
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == session:
                left.append(process)
        except OSError:
            continue
    alive = psutil.wait_procs(left, timeout=20)[1]
    alive = [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
    assert alive == []


SAY = 'print("works", file=sys.stderr, flush=True)'
LOOP = "        for path, future"
LATE = {
    LOOP: f"        futures[1].result()\n        {SAY}\n{LOOP}",
    FIRST: f'    __import__("time").sleep(0.005)\n{FIRST}',
}


@posix
def test_ctrl_c_ends_it_with_130_and_leaves_nothing(
    method: str, folder: Path, tmp_path: Path
):
    run = interrupt(tmp_path, NAME, method, LATE, folder)

    assert (run.returncode, run.stderr) == (130, "works\n")
    assert len(run.stdout.splitlines()) < FILES


@posix
@pytest.mark.whole
def test_ctrl_c_while_the_workers_start_is_ignored(
    method: str, folder: Path, tmp_path: Path
):
    started = "        signal.signal(signal.SIGINT, before)\n"
    changes = {
        started: f"        os.killpg(0, signal.SIGINT)\n{started}",
        "else demo()": f"else main([{str(folder)!r}])",
    }

    run = run_variant(tmp_path, NAME, changes, method)

    assert run.out.splitlines() == expected(folder)


CUT = f"""    try:
        __import__("time").sleep(0.2)
    except KeyboardInterrupt:
        print("cut", file=sys.stderr, flush=True)
        raise
{FIRST}"""


@posix
@pytest.mark.control
def test_workers_that_do_not_ignore_ctrl_c_are_cut_in_their_tasks(
    method: str, folder: Path, tmp_path: Path
):
    ignored = {LOOP: LATE[LOOP], FIRST: CUT}
    changes = ignored | {
        "initializer=signal.signal, initargs=IGNORE_CTRL_C": "",
        "signal.signal(*IGNORE_CTRL_C)  #": "signal.getsignal(signal.SIGINT)  #",
    }

    assert "cut" in interrupt(tmp_path, NAME, method, changes, folder).stderr
    assert interrupt(tmp_path, NAME, method, ignored, folder).stderr == "works\n"


@posix
@pytest.mark.control
def test_without_cancel_futures_ctrl_c_waits_for_every_file(
    method: str, folder: Path, tmp_path: Path
):
    count = '    Path(__file__).with_suffix(".log").open("a").write(".")\n'
    log = tmp_path / "hash_files.log"
    changes = LATE | {FIRST: f"{count}{LATE[FIRST]}"}
    interrupt(tmp_path, NAME, method, changes, folder)
    with_it = len(log.read_text())
    log.unlink()

    changes["cancel_futures=True"] = ""
    interrupt(tmp_path, NAME, method, changes, folder)

    assert with_it < len(log.read_text()) == len(expected(folder))


def test_threads_give_the_same_lines(folder: Path, tmp_path: Path):
    changes = {
        "ProcessPoolExecutor(initializer=signal.signal, initargs=IGNORE_CTRL_C)": (
            "ThreadPoolExecutor(os.cpu_count())"
        ),
        "import ProcessPoolExecutor\n": "import ThreadPoolExecutor\n",
        "else demo()": f"else main([{str(folder)!r}])",
    }

    run = run_variant(tmp_path, NAME, changes, "spawn")

    assert run.out.splitlines() == expected(folder)


@posix
@pytest.mark.control
def test_a_folder_that_can_not_be_listed_is_left_out_silently_without_onerror(
    method: str, tmp_path: Path
):
    changes = {
        ", onerror=errors.append": "",
        "else demo()": f"else main([{str(tmp_path / 'missing')!r}])",
    }

    assert run_variant(tmp_path, NAME, changes, method).err == ""


@posix
@pytest.mark.whole
def test_try_it_an_error_that_is_not_caught_ends_the_run_there(
    method: str, folder: Path, tmp_path: Path
):
    bad = folder / "3" / "10.bin"
    changes = {
        "except OSError as error": "except ZeroDivisionError as error",
        FIRST: f'    if path.name == "10.bin":\n        path /= "gone"\n{FIRST}',
        "else demo()": f"else main([{str(folder)!r}])",
    }

    run = run_variant(tmp_path, NAME, changes, method, code=1, stderr="not a regular")

    lines = expected(folder)
    assert run.out.splitlines() == [x for x in lines if x.split("  ")[1] < str(bad)]


PAGES = [ROOT / f"docs/{language}/work/hash_files.md" for language in ("en", "zh")]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
@pytest.mark.whole
def test_the_page_shrinks_images_and_names_what_is_none(
    page: Path, method: str, folder: Path, tmp_path: Path
):
    image = pytest.importorskip("PIL.Image", reason="Pillow isn't installed")
    for number in range(3):
        image.new("RGB", (1600, 1200)).save(folder / f"{number}.png")
    source = (ROOT / "examples/work/hash_files.py").read_text("utf-8")
    old = source[source.index("def hash_file(") : source.index("\n\n\ndef hash_all")]
    new = page.read_text("utf-8").split("```python\n")[1].split("\n```")[0]
    changes = {
        "from tempfile": "from PIL import Image\nfrom tempfile",
        old: new,
        "else demo()": f"else main([{str(folder)!r}])",
    }
    small = tmp_path / "small"
    small.mkdir()

    run = run_variant(
        tmp_path, NAME, changes, method, code=1, stderr="cannot identify image file"
    )

    names = ["0.png", "1.png", "2.png"]
    assert sorted(path.name for path in small.iterdir()) == names
    assert [image.open(small / name).size for name in names] == [(800, 600)] * 3
    assert len(run.err.splitlines()) == FILES + 1
    assert run.out.splitlines() == [f"800 x 600  {folder}/{name}" for name in names]

"""The archive of all examples: it is whole, the same each time, and runs unpacked."""

import os
import re
import subprocess
import sys
import zipfile
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from conf import archive
from examples import _catalogue

ROOT = Path(__file__).parents[2]
COMMANDS = {"gallery": "pre.gallery-fetch", "index": ".highlight-shell pre"}


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(site / "examples.zip") as packed:
        packed.extractall(folder)
    return folder


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    outside = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "examples", *arguments],
        cwd=folder,
        env=os.environ | outside,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("processes/own_memory", "spawn"),
        ("scheduling/long_job_first", "forkserver"),
        ("ipc/bounded_queue", "fork"),
    ],
)
def test_an_unpacked_example_prints_what_its_page_shows(
    name: str, method: str, unpacked: Path
) -> None:
    if method not in get_all_start_methods():
        pytest.skip(f"there is no {method} here")
    recorded = _catalogue.load()[name].record(method).read_text("utf-8")

    assert run(unpacked, name, "--start-method", method) == (0, recorded, "")


def test_unpacked_it_lists_every_example(unpacked: Path) -> None:
    code, out, err = run(unpacked)

    assert (code, err) == (0, "")
    assert re.findall(r"^  (\S+/\S+)", out, re.MULTILINE) == [*_catalogue.load()]


def test_it_holds_all_that_git_holds_and_the_licence(site: Path) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(
        [*listed, "examples"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    if done.returncode:
        pytest.skip("this is no clone")
    wanted = {*done.stdout.decode().split("\0")[:-1], "examples/LICENSE"}

    with zipfile.ZipFile(site / "examples.zip") as packed:
        assert {*packed.namelist()} == wanted


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    packed = []
    for number, names in enumerate((["b", "a"], ["a", "b"])):
        folder = tmp_path / str(number)
        (folder / "examples" / "__pycache__").mkdir(parents=True)
        (folder / "examples" / "__pycache__" / "a.pyc").touch()
        for name in ("LICENSE", *(f"examples/{name}.py" for name in names)):
            (folder / name).write_text("x = 1\n", encoding="utf-8")
            os.utime(folder / name, (number * 10**9, number * 10**9))
        archive.write_archive(tmp_path / f"{number}.zip", folder)
        packed.append((tmp_path / f"{number}.zip").read_bytes())

    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as first:
        names = ["examples/LICENSE", "examples/a.py", "examples/b.py"]
        assert first.namelist() == names
        assert first.testzip() is None


@pytest.mark.parametrize("language", ["en", "zh-cn"])
@pytest.mark.parametrize("page", COMMANDS)
def test_gallery_and_reference_offer_it_with_its_command(
    page: str, language: str, pages
) -> None:
    built = pages[f"{language}/reference/{page}.html"]

    command = built.select_one(COMMANDS[page]).get_text()
    assert built.select_one('article a[href="../../examples.zip"]')
    assert "/examples.zip && python -m zipfile" in command


@pytest.mark.parametrize("language", ["en", "zh-cn"])
def test_home_and_the_page_about_check_offer_the_single_file(
    language: str, site: Path, pages
) -> None:
    for name, up in (("index", "../"), ("work/check_your_program", "../../")):
        built = pages[f"{language}/{name}.html"]
        assert built.select_one(f'article a[href="{up}processes.pyz"]'), name
    assert (site / "processes.pyz").is_file()


def test_the_command_unpacks_and_lists(site: Path, tmp_path: Path, pages) -> None:
    told = pages["en/reference/gallery.html"].select_one("pre.gallery-fetch")
    fetch, *steps = told.get_text().split(" && ")
    (tmp_path / "examples.zip").write_bytes((site / "examples.zip").read_bytes())

    assert re.fullmatch(r"curl -LO https?://\S+/examples\.zip", fetch)
    for step in steps:
        program, *arguments = step.split()
        assert program == "python"
        done = subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, capture_output=True, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert b"processes/own_memory" in done.stdout

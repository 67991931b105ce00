"""The foot of a page: the day of its last commit, and a report that says where."""

import os
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from conf.extensions import foot

WHO = {
    f"GIT_{who}_{what}": said
    for who in ("AUTHOR", "COMMITTER")
    for what, said in (("NAME", "A"), ("EMAIL", "a@host.example"))
}


def git(folder: Path, *words: str, day: str = "2026-01-01") -> None:
    when = f"{day}T12:00:00+0000"
    env = os.environ | WHO | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    subprocess.run(
        ["git", *words],
        cwd=folder,
        check=True,
        timeout=30,
        env=env,
    )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a repository whose pages changed on different days."""
    docs = tmp_path / "repository" / "docs" / "en"
    docs.mkdir(parents=True)
    git(tmp_path / "repository", "init", "-q")
    for day, page in (("02", "index.md"), ("03", "页.md"), ("04", "index.md")):
        (docs / page).write_text(f"# {day}\n", "utf-8")
        git(docs, "add", ".")
        git(docs, "commit", "-qm", day, day=f"2026-11-{day}")
    return docs


def test_each_page_has_the_day_of_its_own_last_commit(history: Path):
    assert foot.last_changes(history) == {
        "index.md": date(2026, 11, 4),
        "页.md": date(2026, 11, 3),
    }


def test_a_shallow_clone_says_nothing(history: Path, tmp_path: Path):
    source = history.parents[1].as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", source, "shallow")

    assert foot.last_changes(tmp_path / "shallow" / "docs" / "en") == {}


def test_a_folder_without_history_says_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert foot.last_changes(tmp_path) == {}


def test_a_machine_without_git_says_nothing(history: Path, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert foot.last_changes(history) == {}


def test_git_is_asked_once_for_all_pages(docset, monkeypatch):
    asked = []
    monkeypatch.setattr(foot, "git", lambda _folder, *words: asked.append(words) or "")
    docset.write("index.md", "# Home\n\n```{toctree}\none\ntwo\n```\n")
    docset.write("one.md", "# One\n")
    docset.write("two.md", "# Two\n")

    docset.build("foot", html_context={"repository_url": "https://host.example/us"})

    assert len(asked) == 1
    assert docset.log == ""


def test_a_report_names_the_page_and_asks_for_the_python():
    address = foot.report_address(
        "https://host.example/us", "A & B", "https://p/a.html"
    )

    said = parse_qs(urlsplit(address).query)
    assert address.startswith("https://host.example/us/issues/new?")
    assert said["title"] == ["A & B: "]
    assert "https://p/a.html\n" in said["body"][0]
    assert "python -VV" in said["body"][0]

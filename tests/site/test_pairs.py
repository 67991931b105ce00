"""Every page stands in both languages, with the same blocks in the same order."""

import subprocess
from pathlib import Path

import pytest

from tests.site import pairs

PAGES = pairs.names()


@pytest.mark.parametrize("name", PAGES)
def test_page_has_the_same_blocks_in_both_languages(name: str):
    english, chinese = (pairs.DOCS / lang / f"{name}.md" for lang in ("en", "zh"))
    for page in (english, chinese):
        assert page.is_file(), f"{page.relative_to(pairs.ROOT)} is missing"

    differs = pairs.difference(
        english.read_text(encoding="utf-8"), chinese.read_text(encoding="utf-8")
    )

    assert not differs, f"{name}:\n{differs}"


@pytest.mark.parametrize("name", PAGES)
def test_chinese_page_agrees_with_the_english_one_as_it_is_now(name: str):
    english, chinese = (pairs.DOCS / lang / f"{name}.md" for lang in ("en", "zh"))

    stamp = pairs.stamp_of(chinese)

    if stamp != pairs.content_id(english):
        pytest.fail(
            f"docs/en/{name}.md changed since docs/zh/{name}.md agreed with it.\n"
            f"Bring the Chinese page up to date, then: make agreed PAGE={name}\n"
            + pairs.change_since(stamp, english),
            pytrace=False,
        )


ENGLISH = "(a)=\n# One\n\nText.\n\n```{example} a/b\n:mark: x\n```\n\n- p\n- q\n"


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        (ENGLISH.replace("Text", "文字"), ""),
        (ENGLISH.replace("(a)", "(b)"), "label b"),
        (ENGLISH.replace("# One", "## 一"), "heading h2"),
        (ENGLISH + "\n字。\n", "only in zh, line 13: paragraph"),
        (ENGLISH.replace("a/b", "a/c"), "directive example a/c"),
        (ENGLISH.replace("mark: x", "mark: y"), ":mark: y"),
        (ENGLISH.replace("- q\n", ""), "only in en, line 11: list item"),
    ],
)
def test_a_difference_is_named_with_its_line(chinese: str, said: str):
    differs = pairs.difference(ENGLISH, chinese)

    assert said in differs
    assert bool(said) == bool(differs)


def test_blocks_inside_a_directive_are_compared_and_its_title_is_not():
    english = "````{dropdown} Answer\n```{code-block} python\n1\n```\n````\n"

    assert not pairs.difference(english, english.replace("Answer", "答案"))
    assert "code-block shell" in pairs.difference(
        english, english.replace("python", "shell")
    )


def test_the_change_since_a_stamp_is_shown(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(pairs, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("old\n")
    for command in (["init", "-q"], ["hash-object", "-w", "page.md"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, timeout=30)
    stamp = pairs.content_id(page)

    page.write_text("new\n")
    change = pairs.change_since(stamp, page)

    assert "-old\n+new\n" in change


def test_the_id_is_the_one_git_gives(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("hello\n")

    assert pairs.content_id(page) == "ce013625030ba8dba906f756967f9e9ca394464a"

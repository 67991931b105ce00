"""Every page stands in both languages, and shows the same in each of its sections."""

import subprocess
from pathlib import Path

import pytest

from conf import pages, pairs


@pytest.mark.parametrize("name", pages.page_names())
def test_page_shows_the_same_in_both_languages(name: str):
    english, chinese = (pages.DOCS / lang / f"{name}.md" for lang in ("en", "zh"))
    for page in (english, chinese):
        assert page.is_file(), f"{page.relative_to(pages.ROOT)} is missing"

    differ = pairs.differences(
        english.read_text(encoding="utf-8"), chinese.read_text(encoding="utf-8")
    )

    assert not differ, "\n".join([f"{name}:", *differ])


@pytest.mark.parametrize("name", pages.page_names())
def test_chinese_page_agrees_with_the_english_one_as_it_is_now(name: str):
    english, chinese = (pages.DOCS / lang / f"{name}.md" for lang in ("en", "zh"))

    stamp = pairs.stamp_of(chinese)

    if stamp != pairs.content_id(english):
        pytest.fail(
            f"docs/en/{name}.md changed since docs/zh/{name}.md agreed with it.\n"
            f"Bring the Chinese page up to date, then: make agreed PAGE={name}\n"
            + pairs.change_since(stamp, english),
            pytrace=False,
        )


ENGLISH = """\
(a)=
# One

Text.

- p
- q

```{example} t/one
:mark: x
```

(b)=
## Two

| h | i |
|---|---|
| 1 | 2 |

```python
lock = Lock()  # a lock
```

````{dropdown} Answer
```{timeline} t/one
```
````
"""


def changed(old: str, new: str) -> str:
    assert ENGLISH.count(old) == 1
    return ENGLISH.replace(old, new)


@pytest.mark.parametrize(
    "chinese",
    [
        changed("Text.", "文字。\n换行，\n\n另起一段。"),
        changed("- p\n- q\n", ""),
        changed("Text.\n\n- p\n- q\n\n```{example} t/one\n:mark: x\n```\n",
                "```{example} t/one\n:mark: x\n```\n\n文字。\n"),
        changed("# a lock", "# 锁"),
        changed("| 1 | 2 |", "| 一 | 二 |"),
        changed("Answer", "答案"),
    ],
)  # fmt: skip
def test_prose_is_free(chinese: str):
    assert pairs.differences(ENGLISH, chinese) == []


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        (
            changed("(b)=", "(c)="),
            [
                "section (b) “Two” is only in the English page, line 14",
                "section (c) “Two” is only in the Chinese page, line 14",
            ],
        ),
        (
            changed("(b)=\n", ""),
            [
                "section (b) “Two” is only in the English page, line 14",
                "Chinese page, line 13: the heading “Two” has no (label)= line above",
            ],
        ),
        (
            changed("## Two", "### 二"),
            ["section (b) “二”: its level is 2 in English, 3 in Chinese"],
        ),
        (
            changed("```{example} t/one\n:mark: x\n```\n", ""),
            [
                "section (a) “One”: the Chinese page lacks the example t/one :mark: x "
                "of English line 9"
            ],
        ),
        (
            changed("mark: x", "mark: y"),
            [
                "section (a) “One”: the example is “t/one :mark: x” in English "
                "(line 9), “t/one :mark: y” in Chinese (line 9)"
            ],
        ),
        (
            changed("| 1 | 2 |\n", "| 1 | 2 |\n| 3 | 4 |\n"),
            [
                "section (b) “Two”: the table is “of 2 columns and 1 rows” in English "
                "(line 16), “of 2 columns and 2 rows” in Chinese (line 16)"
            ],
        ),
        (
            changed("Lock()", "RLock()"),
            ["the python code is"],
        ),
        (
            changed("```{timeline} t/one\n```\n", ""),
            ["section (b) “Two”: the Chinese page lacks the timeline t/one"],
        ),
        (
            ENGLISH + "\n```{timeline} t/two\n```\n",
            ["the English page lacks the timeline t/two of Chinese line 29"],
        ),
    ],
)
def test_a_difference_is_named_as_a_translator_sees_it(chinese: str, said: list[str]):
    differ = pairs.differences(ENGLISH, chinese)

    assert len(differ) == len(said)
    for line, part in zip(differ, said, strict=True):
        assert part in line


SESSION = """\
(a)=
# One

```python
>>> lock.acquire(timeout=1)  # free
True
>>> # and again
>>> lock.acquire(timeout=1)
False
>>> print("# seen")
# seen
```
"""


def test_comments_of_a_session_are_free():
    chinese = SESSION.replace("# free", "# 空闲").replace("# and again", "# 再次获取")

    assert pairs.differences(SESSION, chinese) == []


@pytest.mark.parametrize(
    ("old", "new"), [("=1", "=2"), ("True", "False"), ("\n# seen", "\n# lost")]
)
def test_what_a_session_types_and_prints_is_the_same(old: str, new: str):
    [said] = pairs.differences(SESSION, SESSION.replace(old, new, 1))

    assert "the python code is" in said


def test_what_is_shown_twice_in_one_language_only_is_told():
    [said] = pairs.differences(ENGLISH, ENGLISH + "\n```{timeline} t/one\n```\n")

    assert "the English page lacks the timeline t/one of Chinese line" in said


def test_pages_that_differ_are_not_stamped(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(pairs, "DOCS", tmp_path)
    english, chinese = (tmp_path / lang / "page.md" for lang in ("en", "zh"))
    for page, text in ((english, ENGLISH), (chinese, changed("Lock()", "RLock()"))):
        page.parent.mkdir()
        page.write_text(text, encoding="utf-8")

    with pytest.raises(SystemExit, match="page: not stamped, the two pages differ"):
        pairs.agree("page")

    assert pairs.stamp_of(chinese) == ""


def test_sections_in_another_order_are_told():
    english = "(a)=\n# A\n\n(b)=\n## B\n\n(c)=\n## C\n"
    chinese = "(a)=\n# A\n\n(c)=\n## C\n\n(b)=\n## B\n"

    assert pairs.differences(english, chinese) == [
        "the sections come in another order: a, b, c in English, a, c, b in Chinese"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nagrees-with: old\n---\n# 一\n", "---\nagrees-with: new\n---\n# 一\n"),
        ("---\nagrees-with:\n---\n# 一\n", "---\nagrees-with: new\n---\n# 一\n"),
        ("---\nkeywords: a\n---\n", "---\nagrees-with: new\nkeywords: a\n---\n"),
        ("(a)=\n# 一\n", "---\nagrees-with: new\n---\n(a)=\n# 一\n"),
    ],
)
def test_a_stamp_is_renewed_or_added(before: str, after: str):
    assert pairs.stamped(before, "new") == after


def test_the_change_since_a_stamp_is_shown(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(pairs, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("old\n", encoding="utf-8")
    for command in (["init", "-q"], ["hash-object", "-w", "page.md"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, timeout=30)
    stamp = pairs.content_id(page)

    page.write_text("new\n", encoding="utf-8")
    change = pairs.change_since(stamp, page)

    assert "-old\n+new\n" in change


def test_the_id_is_the_one_git_gives(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("hello\n", encoding="utf-8")

    assert pairs.content_id(page) == "ce013625030ba8dba906f756967f9e9ca394464a"

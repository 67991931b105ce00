"""The glossary's entries stand in order, and its bar leads to each letter."""

from pathlib import Path

import pytest

from conf.extensions.glossary import FIRST, LETTERS, STARTS, initial, order

DOCS = Path(__file__).parents[2] / "docs"


def terms(language: str) -> list[str]:
    """Return the first name of each entry of a glossary."""
    text = (DOCS / language / "reference" / "glossary.md").read_text("utf-8")
    entries = text.partition("```{glossary}\n")[2].partition("```")[0]
    return [entry.partition("\n")[0] for entry in entries.strip().split("\n\n")]


def test_the_english_entries_stand_in_order():
    assert terms("en") == sorted(terms("en"), key=str.lower)


def test_the_chinese_entries_stand_by_pinyin():
    assert terms("zh") == sorted(terms("zh"), key=order)


def test_every_entry_has_a_letter_that_is_known():
    assert [term for term in [*terms("zh"), *terms("en")] if initial(term) == "#"] == []


@pytest.mark.parametrize(
    ("term", "letter"),
    [
        *zip(FIRST, LETTERS, strict=True),
        ("座", "Z"),
        ("进程", "J"),
        ("锁", "S"),
        ("调度", "D"),
        ("fork 服务器", "F"),
        ("Unix 域套接字", "U"),
        ("闩", "#"),
        ("①", "#"),
    ],
)
def test_the_letter_of_a_term_is_its_pinyin_s(term: str, letter: str):
    assert initial(term) == letter


def test_the_letters_begin_one_after_another():
    assert sorted(STARTS) == STARTS


@pytest.mark.parametrize("language", ["en", "zh-cn"])
def test_the_bar_leads_to_the_first_entry_of_each_letter(pages, language: str):
    page = pages[f"{language}/reference/glossary.html"]
    links = page.select(".letters a")
    first = {}
    for entry in page.select("dl.glossary > dt:first-child, dl.glossary > dd + dt"):
        name = entry.find(string=True)
        first.setdefault(initial(name), name)

    assert [link.text for link in links] == list(first)
    for link in links:
        place = page.find(id=link["href"].removeprefix("#"))
        assert place.find_parent("dt").find(string=True) == first[link.text]

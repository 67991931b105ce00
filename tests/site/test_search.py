"""Whatever a page says in its headings and paragraphs, a search for it finds the page.

This reads the index that the browser reads, by the rules of the browser's script;
tests/browser asks that script itself.
"""

import json
import re

import pytest
from sphinx.search.en import SearchEnglish

from conf.extensions.chinese_search import ChinesePairs

HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]{2,}")


class Index:
    """One language's search index, asked as the browser asks it."""

    def __init__(self, file, language):
        text = file.read_text("utf-8")
        data = text.removeprefix("Search.setIndex(").removesuffix(")")
        self.data, self.language = json.loads(data), language

    def pages(self, word):
        found = set()
        for terms in (self.data["terms"], self.data["titleterms"]):
            near = [term for term in terms if word in term] if len(word) > 2 else []
            for term in [word] if word in terms else near:
                numbers = terms[term]
                found |= set(numbers if isinstance(numbers, list) else [numbers])
        return {self.data["docnames"][number] for number in found}

    def search(self, query):
        """Return the pages that hold every word of a query.

        Sphinx indexes neither a stop word nor one whose stem is one ("ups": "up").
        """
        common = self.language.stopwords
        words = [
            self.language.stem(word)
            for word in split(query)
            if word.lower() not in common and self.language.stem(word) not in common
        ]
        return set.intersection(*map(self.pages, words)) if words else None


def split(query):
    """Split a query as theme/chinese_search.js does."""
    for run in re.findall(
        r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|\w+", query, re.A
    ):
        if run.isascii() or len(run) < 3:
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run) - 1))


def paragraphs(page):
    """Yield the text of each heading and paragraph that belongs to the page itself."""
    others = ".toctree-wrapper, .no-search, .admonition-title"
    for block in page.select("article :is(h1, h2, h3, p, dt, td, th)"):
        if block.select_one("p") is None and not block.find_parent(
            class_="toctree-wrapper"
        ):
            if block.css.match(others) or block.css.closest(others):
                continue
            yield "".join(block.find_all(string=True)).removesuffix("#")


@pytest.fixture(scope="session")
def said(pages):
    """Return what each page of each language says."""
    found = {"en": {}, "zh-cn": {}}
    for path, page in pages.items():
        language, _, name = path.removesuffix(".html").partition("/")
        if language in found and name != "search":
            found[language][name] = list(paragraphs(page))
    return found


@pytest.fixture(scope="session")
def chinese(site):
    return Index(site / "zh-cn" / "searchindex.js", ChinesePairs({}))


@pytest.fixture(scope="session")
def english(site):
    return Index(site / "en" / "searchindex.js", SearchEnglish({}))


def missed(index, said, pattern):
    """Search for each run of text that a page says; return what isn't found there."""
    runs = {
        (name, run)
        for name, texts in said.items()
        for text in texts
        for run in pattern.findall(text)
    }
    assert len({run for _, run in runs}) > 20
    return {
        f"{name}: {run}"
        for name, run in runs
        if (found := index.search(run)) is not None and name not in found
    }


def test_every_run_of_chinese_finds_its_page(chinese, said):
    assert missed(chinese, said["zh-cn"], HAN) == set()


def test_every_english_word_on_a_chinese_page_finds_it(chinese, said):
    assert missed(chinese, said["zh-cn"], WORD) == set()


def test_every_word_of_an_english_page_finds_it(english, said):
    assert missed(english, said["en"], WORD) == set()


def test_what_no_page_says_is_not_found(chinese):
    assert chinese.search("紫色的大象") == set()

"""Chinese is indexed by characters and pairs, English by stems."""

import json
import re

import pytest

from conf.extensions.chinese_search import ChinesePairs


@pytest.fixture
def index(docset):
    """Return the search index of one Chinese page."""

    def terms(text):
        docset.write("index.md", f"# 题目\n\n{text}\n")
        docset.build("chinese_search", language="zh_CN")
        assert docset.log == ""
        script = (docset.out / "html" / "searchindex.js").read_text("utf-8")
        return json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))

    return terms


def test_a_run_of_han_is_its_characters_and_its_pairs():
    assert ChinesePairs({}).split("父进程，是") == [
        "父",
        "进",
        "程",
        "父进",
        "进程",
        "是",
    ]


def test_english_among_chinese_is_whole_words(index):
    terms = index("用 `get_context` 和fork启动 processes")["terms"]

    assert {"get_context", "fork", "启动", "process"} <= terms.keys()


def test_a_pair_across_the_edge_of_a_link_is_there(index):
    terms = index("看[进程](https://example.org)的状态，**就绪**态")["terms"]

    assert {"看进", "程的", "绪态"} <= terms.keys()


def test_no_pair_is_made_across_a_word_between():
    search = ChinesePairs({})

    for text in ("启动", "fork"):
        search.split(text)

    assert search.split("状态") == ["状", "态", "状态"]


def test_numbers_and_single_letters_are_left_out(index):
    terms = index("共 1001 个 a 进程")["terms"]

    assert not {"1001", "a", "个a"} & terms.keys()


def test_titles_are_split_alike(index):
    assert {"题", "目", "题目"} <= index("正文")["titleterms"].keys()


def test_the_browser_gets_a_splitter_and_a_stemmer_that_exists(docset):
    docset.write("index.md", "# 题\n")
    docset.build("chinese_search", language="zh_CN")

    script = (docset.out / "html" / "_static" / "language_data.js").read_text("utf-8")

    assert "function splitQuery(query)" in script
    named = re.search(r"window\.Stemmer = (\w+);", script)
    assert re.search(rf"\b{named[1]}\s*=", script)

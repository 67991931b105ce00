"""The foot of every page leads to its source, its licence and a report about it."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def feet(pages):
    return {
        path: page.select_one(".bottom-of-page")
        for path, page in pages.items()
        if "/" in path
    }


def test_every_foot_names_the_licences_and_the_repository(feet):
    for path, foot in feet.items():
        assert foot.select_one("a[rel=license]"), path
        assert foot.select_one("a[href$='/blob/main/LICENSE']"), path
        assert foot.select_one("a[href$='/processes-by-example']"), path


def test_every_report_says_which_page_it_is_about(feet, pages):
    for path, foot in feet.items():
        report = foot.select_one("a[href*='/issues/new?']")["href"]
        body = parse_qs(urlsplit(report).query)["body"][0]
        assert pages[path].select_one("link[rel=canonical]")["href"] in body, path


def test_every_written_page_leads_to_its_source(feet):
    for path, foot in feet.items():
        if path.endswith("search.html"):
            continue
        address = foot.select_one("a[href*='/edit/main/']")["href"]
        assert (ROOT / address.partition("/edit/main/")[2]).is_file(), path


def test_no_word_of_a_chinese_foot_is_left_in_english(feet):
    names = {"CC BY 4.0", "Sphinx", "Furo"}
    said = {
        text.strip()
        for path, foot in feet.items()
        if path.startswith("zh-cn/")
        for text in foot.find_all(string=True)
        if text.strip() and not re.search(r"[\u4e00-\u9fff，]", text)
    }

    assert said == names

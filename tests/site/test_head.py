"""The head of every page says what others show of it, and its pictures are there."""

import json
import re
import struct
from collections import Counter

import pytest

from conf import cards
from conf.translate import columns

LOCALES = {"en": "en_GB", "zh-cn": "zh_CN"}


def said(page, name):
    """Return what a page's meta tags of one name say."""
    return [
        tag["content"]
        for tag in page.head("meta")
        if name in (tag.get("name"), tag.get("property"))
    ]


@pytest.fixture(scope="module")
def written(pages):
    return {path: page for path, page in pages.items() if "/" in path}


def test_every_page_is_described_shortly_and_in_its_language(written):
    wrong = []
    for path, page in written.items():
        (text,) = said(page, "description")
        chinese = bool(re.search(r"[\u4e00-\u9fff]", text))
        if chinese != path.startswith("zh-cn/") or not 20 < columns(text) <= 162:
            wrong.append(f"{path}: {text}")

    assert wrong == []


def test_no_two_pages_are_described_alike(written):
    times = Counter(
        said(page, "description")[0]
        for path, page in written.items()
        if not path.endswith("search.html")  # says what the site is
    )

    assert [text for text, often in times.items() if often > 1] == []


def test_every_page_says_what_networks_show_of_it(written):
    wrong = []
    for path, page in written.items():
        here, there = path.split("/")[0], {*LOCALES} - {path.split("/")[0]}
        expected = {
            "og:url": page.head.select_one("link[rel=canonical]")["href"],
            "og:locale": LOCALES[here],
            "og:locale:alternate": LOCALES[there.pop()],
            "og:description": said(page, "description")[0],
            "twitter:description": said(page, "description")[0],
            "og:title": page.title.text.strip().partition(" - ")[0],
            "twitter:card": "summary_large_image",
        }
        wrong += [
            f"{path}: {name} is {said(page, name)}, not {content}"
            for name, content in expected.items()
            if said(page, name) != [content]
        ]

    assert wrong == []


def test_every_card_is_there_in_the_size_it_says(site, written):
    wrong = set()
    for path, page in written.items():
        (address,), (again,) = said(page, "og:image"), said(page, "twitter:image")
        root = page.head.select_one("link[rel=canonical]")["href"].removesuffix(path)
        head = (site / address.removeprefix(root)).read_bytes()[:24]
        size = (said(page, "og:image:width")[0], said(page, "og:image:height")[0])
        if struct.unpack(">II", head[16:]) != tuple(map(int, size)) or again != address:
            wrong.add(address)

    assert wrong == set()


def test_the_cards_say_what_their_topics_are_called_now():
    drawn = json.loads(cards.TITLES.read_text("utf-8"))

    assert drawn == cards.all_titles(), "draw them anew: python -m conf.cards"
    for language, titles in drawn.items():
        there = {path.stem for path in (cards.OUT / "cards" / language).glob("*.png")}
        assert there == titles.keys()


def test_every_page_says_once_how_wide_it_is(pages):
    twice = [path for path, page in pages.items() if len(said(page, "viewport")) != 1]

    assert twice == []


def test_every_page_has_icons_and_colours_for_day_and_night(site, pages):
    for path, page in pages.items():
        kinds = Counter(link["rel"][0] for link in page.select("link[rel~=icon]"))
        assert kinds == {"icon": 2}, path
        assert len(page.select("link[rel=apple-touch-icon]")) == 1, path
        assert len(said(page, "theme-color")) == 2, path
    icon = (site / "apple-touch-icon.png").read_bytes()[:24]
    assert struct.unpack(">II", icon[16:]) == (180, 180)
    assert (site / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"

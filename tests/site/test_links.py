"""Every link of the built site leads somewhere, and no page asks another host."""

import re
from collections import Counter
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

LANGUAGES = {"en": "en", "zh-cn": "zh-CN"}  # folder: as HTML names it
ELSEWHERE = re.compile(r"(?:https?:)?//")
PYTHON_NAME = re.compile(r"\w+(\.\w+)+")
CSS_ADDRESS = re.compile(r"""@import\s+["']([^"']+)|url\(\s*["']?([^"')]+)""")


def written(pages):
    return {
        path: page for path, page in pages.items() if path.split("/")[0] in LANGUAGES
    }


def loaded(page):
    """Yield every address that a browser fetches to show a page."""
    for tag in page.select(
        "script[src], img[src], iframe[src], source[src], video[src]"
    ):
        yield tag["src"]
    for link in page.select("link[href]"):
        if set(link["rel"]) & {"stylesheet", "icon", "preload", "prefetch", "manifest"}:
            yield link["href"]
    for style in page.select("style"):
        yield from css_addresses(style.get_text())


def css_addresses(text):
    for found in CSS_ADDRESS.finditer(text):
        yield found[1] or found[2]


def test_both_languages_have_pages(pages):
    folders = Counter(path.split("/")[0] for path in written(pages))

    assert folders.keys() == LANGUAGES.keys()
    assert folders["en"] == folders["zh-cn"]


def test_no_internal_link_or_fragment_is_dead(site, pages):
    ids = {
        path: {tag["id"] for tag in page.select("[id]")} for path, page in pages.items()
    }
    dead = []
    for path, page in pages.items():
        for tag in page.select("[href], [src]"):
            address = tag.get("href") or tag.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = path
            if parts.path.startswith("/"):  # in 404.html, from the site's root
                target = parts.path.lstrip("/")
            elif parts.path:
                target = normpath(PurePosixPath(path).parent / unquote(parts.path))
            fragment = unquote(parts.fragment)
            if fragment.startswith("lab="):  # a set-up for the laboratory's script
                fragment = ""
            if not (site / target).is_file():
                dead.append(f"{path}: {address}: no such file")
            elif fragment and target in ids and fragment not in ids[target]:
                dead.append(f"{path}: {address}: no such place on that page")

    assert dead == []


def test_no_id_is_there_twice(pages):
    twice = [
        f"{path}: {name}"
        for path, page in pages.items()
        for name, times in Counter(tag["id"] for tag in page.select("[id]")).items()
        if times > 1
    ]

    assert twice == []


def test_no_page_loads_anything_from_elsewhere(pages):
    outside = [
        f"{path}: {address}"
        for path, page in pages.items()
        for address in loaded(page)
        if ELSEWHERE.match(address)
    ]

    assert outside == []


def test_no_style_sheet_loads_anything_from_elsewhere(site):
    outside = [
        f"{sheet.relative_to(site)}: {address}"
        for sheet in site.rglob("*.css")
        for address in css_addresses(sheet.read_text("utf-8"))
        if ELSEWHERE.match(address)
    ]

    assert outside == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_each_page_says_its_language_address_and_alternates(pages, folder):
    wrong = []
    for path, page in written(pages).items():
        language, _, name = path.partition("/")
        if language != folder:
            continue
        links = page.select("link[rel=alternate][hreflang]")
        alternates = {link["hreflang"]: link["href"] for link in links}
        canonical = page.select_one("link[rel=canonical]")["href"]
        root = canonical.removesuffix(path)
        expected = {tag: f"{root}{at}/{name}" for at, tag in LANGUAGES.items()}
        expected["x-default"] = expected["en"]
        if (page.html["lang"], alternates) != (LANGUAGES[folder], expected):
            wrong.append(path)

    assert wrong == []


def test_the_site_map_lists_every_page_that_is_written(site, pages):
    root = pages["en/index.html"].select_one("link[rel=canonical]")["href"]
    root = root.removesuffix("en/index.html")
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))

    there = {path for path in written(pages) if not path.endswith("/search.html")}
    assert sorted(listed) == sorted(root + path for path in there)
    assert f"Sitemap: {root}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_no_word_of_the_themes_is_left_in_english_on_a_chinese_page(pages):
    said = []
    for path, page in written(pages).items():
        if not path.startswith("zh-cn/"):
            continue
        for tag in page.select("[aria-label], [title], [placeholder]"):
            if tag.get("lang") == "en":
                continue
            for name in ("aria-label", "title", "placeholder"):
                text = tag.get(name, "")
                if PYTHON_NAME.fullmatch(text):
                    continue
                if text and not re.search(r"[\u4e00-\u9fff]", text):
                    said.append(f"{path}: {name}={text}")

    assert said == []

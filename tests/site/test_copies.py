"""Each page has its Markdown copy, and programs find it and what changed."""

import re
import xml.etree.ElementTree as ET
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from conf.pages import DOCS, Directive, walk
from examples import _catalogue

LANGUAGES = {"en": "en", "zh-cn": "zh"}  # folder in the site: in docs/
ATOM = "{http://www.w3.org/2005/Atom}"
CODE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def copies(site):
    """Return every copy, by its path in the site."""
    return {
        f"{folder}/{path.relative_to(site / folder).as_posix()}": path.read_text(
            "utf-8"
        )
        for folder in LANGUAGES
        for path in (site / folder).rglob("*.md")
    }


def written(pages):
    return {
        path: page
        for path, page in pages.items()
        if "/" in path and not path.endswith("/search.html")
    }


@pytest.fixture(scope="module")
def root(pages):
    address = pages["en/index.html"].select_one("link[rel=canonical]")["href"]
    return address.removesuffix("en/index.html")


def test_every_page_has_a_copy_and_names_it_and_the_feed(pages, copies):
    assert {path.replace(".html", ".md") for path in written(pages)} == {*copies}
    for path, page in written(pages).items():
        (copy,) = page.select("link[type='text/markdown']")
        assert copy["href"] == PurePosixPath(path).with_suffix(".md").name
        (feed,) = page.select("link[type='application/atom+xml']")
        there = normpath(PurePosixPath(path).parent / feed["href"])
        assert there == f"{path.split('/')[0]}/feed.xml"


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_copy_has_the_outputs_of_its_examples(copies, folder):
    examples, missing = _catalogue.load(), []
    for path, copy in copies.items():
        if not path.startswith(f"{folder}/"):
            continue
        name = path.removeprefix(f"{folder}/")
        source = DOCS / LANGUAGES[folder] / name
        for _, part in walk(source.read_text("utf-8")):
            if not isinstance(part, Directive) or part.name != "example":
                continue
            example = examples[part.argument]
            assert f"`examples/{example.name}.py`\n\n```" in copy
            if any(option.name == "no-output" for option in part.options):
                continue
            for method in example.settings.methods:
                printed = example.record(method).read_text("utf-8").rstrip()
                if printed not in copy:
                    missing.append(f"{path}: {example.name} under {method}")

    assert missing == []


def test_no_copy_has_a_dead_link_or_a_piece_of_html(site, copies):
    wrong = []
    for path, copy in copies.items():
        prose = re.sub(r"`[^`\n]+`", "", CODE.sub("", copy))
        for address in LINK.findall(prose):
            name = address.partition("#")[0] or PurePosixPath(path).name
            target = normpath(PurePosixPath(path).parent / name)
            if ":" not in address and not (site / target).is_file():
                wrong.append(f"{path}: {address}")
        wrong += [f"{path}: {tag}" for tag in re.findall(r"(?<!\\)<[a-z/]\w*", prose)]

        wrong += [f"{path}: a null character"] if "\0" in copy else []

    assert wrong == []


def test_the_list_for_programs_leads_to_every_copy_once(site, copies, root):
    text = (site / "llms.txt").read_text("utf-8")

    assert re.match(r"# [^\n]+\n\n> [^\n]+\n\n[^\n]+\n\n## ", text)
    assert len(re.findall("(?m)^# ", text)) == 1
    assert sorted(LINK.findall(text)) == sorted(root + path for path in copies)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_feed_is_valid_and_leads_to_the_page_of_changes(site, pages, root, folder):
    feed = ET.parse(site / folder / "feed.xml").getroot()
    page = f"{folder}/reference/changes.html"
    entries = feed.findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]

    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert days == sorted(days, reverse=True)
    for entry in entries:
        address = entry.find(f"{ATOM}link").get("href")
        assert address == entry.findtext(f"{ATOM}id")
        name, _, place = address.removeprefix(root).partition("#")
        assert name == page
        assert pages[page].find(id=place)
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}content")


def test_both_feeds_tell_the_same_changes(site):
    told = [
        [
            (entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}id")[-12:])
            for entry in ET.parse(site / folder / "feed.xml").iter(f"{ATOM}entry")
        ]
        for folder in LANGUAGES
    ]

    assert told[0] == told[1]

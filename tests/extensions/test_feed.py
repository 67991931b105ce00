"""The page of changes is a feed as well."""

import xml.etree.ElementTree as ET

import pytest
from sphinx.errors import ExtensionError

PAGE = """
# Changes

What changed.

(second)=
## 2026-03-02: The second

It is `new`.

And more.

(first)=
## 2026-03-01：第一条

Old.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def build(docset):
    """Build the page, and return its feed."""

    def feed(text=PAGE):
        docset.write("index.md", "# Home\n\n```{toctree}\nreference/changes\n```\n")
        docset.write("reference/changes.md", text)
        docset.build("feed", html_baseurl="https://host.example/en/", project="Site")
        return docset.out / "html" / "feed.xml"

    return feed


def test_each_section_is_an_entry_with_its_day_and_place(build):
    root = ET.parse(build()).getroot()
    entries = [
        [entry.findtext(f"{ATOM}{name}") for name in ("title", "updated", "id")]
        for entry in root.iter(f"{ATOM}entry")
    ]
    page = "https://host.example/en/reference/changes.html"

    assert entries == [
        ["The second", "2026-03-02T00:00:00Z", f"{page}#second"],
        ["第一条", "2026-03-01T00:00:00Z", f"{page}#first"],
    ]
    assert root.findtext(f"{ATOM}updated") == "2026-03-02T00:00:00Z"
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == "It is new.\n\nAnd more."
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == root.findtext(
        f"{ATOM}id"
    )


def test_the_same_page_makes_the_same_feed(build):
    before = build().read_bytes()

    assert build().read_bytes() == before


def test_a_heading_without_a_date_is_told_with_its_line(build):
    with pytest.raises(
        ExtensionError, match=r"changes\.md:14: 'Yesterday: 第一条' must begin with"
    ):
        build(PAGE.replace("2026-03-01：", "Yesterday: "))


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30"])
def test_a_day_that_is_not_in_the_calendar_is_no_date(build, day):
    with pytest.raises(ExtensionError, match="must begin with its date"):
        build(PAGE.replace("2026-03-01", day))


def test_a_page_without_entries_is_told(build):
    with pytest.raises(ExtensionError, match="has no entry"):
        build("# Changes\n\nNothing.\n")

"""An Atom feed of what changed, made of the page ``reference/changes``.

Each of its sections is an entry; its heading is a date and a title, such as
``## 2026-11-30: Ranked search``.  An entry keeps its id as long as its label stays.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PAGE = "reference/changes"
ATOM = "http://www.w3.org/2005/Atom"
HEADING = re.compile(r"(\d{4}-\d{2}-\d{2})(?:: |：)(\S.*)")


class Entry(NamedTuple):
    """One change: the day, such as 2026-11-30, its title, its text, its anchor."""

    day: str
    title: str
    text: str
    anchor: str


def read_entries(tree: nodes.document) -> list[Entry]:
    """Return a page's entries in its order; a heading without a date is an error."""
    found = []
    for section in tree.findall(nodes.section):
        if isinstance(section.parent, nodes.document):
            continue
        title = section.next_node(nodes.title)
        assert title is not None
        heading = HEADING.fullmatch(title.astext())
        if not heading or not is_day(heading[1]):
            msg = (
                f"{title.source}:{title.line}: {title.astext()!r} must begin with "
                "its date, like 2026-11-30: Ranked search"
            )
            raise ExtensionError(msg)
        said = [" ".join(part.astext().split()) for part in section.children[1:]]
        text, anchor = "\n\n".join(filter(None, said)), section["ids"][0]
        found.append(Entry(heading[1], heading[2], text, anchor))
    if not found:
        msg = f"{tree['source']} has no entry: a heading like 2026-11-30: Ranked search"
        raise ExtensionError(msg)
    return found


def is_day(text: str) -> bool:
    """Say whether a day is in the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def make_feed(title: str, root: str, language: str, entries: list[Entry]) -> ET.Element:
    """Return the feed of a site whose pages begin with ``root``."""
    page, address = f"{root}{PAGE}.html", f"{root}feed.xml"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    add(feed, "title", title)
    add(feed, "id", address)
    add(feed, "updated", moment(max(entry.day for entry in entries)))
    add(feed, "link", rel="self", type="application/atom+xml", href=address)
    add(feed, "link", rel="alternate", type="text/html", href=page)
    add(add(feed, "author"), "name", title)
    for entry in entries:
        one = add(feed, "entry")
        place = f"{page}#{entry.anchor}"
        add(one, "title", entry.title)
        add(one, "id", place)
        add(one, "updated", moment(entry.day))
        add(one, "link", rel="alternate", type="text/html", href=place)
        add(one, "content", entry.text, type="text")
    return feed


def add(parent: ET.Element, name: str, text: str = "", **values: str) -> ET.Element:
    """Put an element into another, and return it."""
    element = ET.SubElement(parent, name, values)
    element.text = text or None
    return element


def moment(day: str) -> str:
    """Return the beginning of a day."""
    return f"{day}T00:00:00Z"


def write_feed(app: Sphinx, failure: Exception | None) -> None:
    """Put the feed beside the home page."""
    if failure or app.builder.format != "html" or PAGE not in app.env.found_docs:
        return
    entries = read_entries(app.env.get_doctree(PAGE))
    language = app.config.language.replace("_", "-")
    feed = make_feed(app.config.project, app.config.html_baseurl, language, entries)
    ET.indent(feed, " ")
    path = Path(app.outdir) / "feed.xml"
    ET.ElementTree(feed).write(path, encoding="utf-8", xml_declaration=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the feed once all is built."""
    app.connect("build-finished", write_feed)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

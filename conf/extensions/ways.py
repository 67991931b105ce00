"""Ways through the site: which pages in which order, where one is, and what comes next.

``{way}`` lists pages, one a line; the page that it stands on is the way, and all its
lists together are the order.  Each page on it says so, with its time to read, and what
comes next.  What was read is ticked off by static/ways.js, in the browser alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from .shared.nearest import nearest

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

WORDS_A_MINUTE = 200
HAN_A_MINUTE = 350
LINES_A_MINUTE = 60  # of code
_han = re.compile(r"[\u3400-\u9fff]")
_word = re.compile(r"[A-Za-z0-9_]+")


class stop_list(nodes.General, nodes.Element):
    """The pages of a list, until their titles are known."""


class Way(SphinxDirective):
    """List the next pages of this page's way."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Remember the pages; a name that is no page is an error."""
        names = [line.strip() for line in self.content if line.strip()]
        known = self.env.found_docs
        for name in names:
            if name not in known:
                msg = (
                    f"there is no page {name}; there is: {nearest(name, sorted(known))}"
                )
                raise self.error(msg)
        stops_of(self.env).setdefault(self.env.docname, []).extend(names)
        return [stop_list(pages=names)]


def stops_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return each way's pages in their order."""
    stops: dict[str, list[str]] = env.__dict__.setdefault("ways", {})
    return stops


def minutes_of(env: BuildEnvironment) -> dict[str, int]:
    """Return how many minutes each page takes to read."""
    minutes: dict[str, int] = env.__dict__.setdefault("minutes", {})
    return minutes


def forget(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Drop what a page said that is read anew or gone."""
    stops_of(env).pop(page, None)
    minutes_of(env).pop(page, None)


def merge(
    _app: Sphinx, env: BuildEnvironment, pages: Iterable[str], other: BuildEnvironment
) -> None:
    """Take over what another process has read."""
    for page in pages:
        if page in stops_of(other):
            stops_of(env)[page] = stops_of(other)[page]
        minutes_of(env)[page] = minutes_of(other)[page]


def time_page(app: Sphinx, tree: nodes.document) -> None:
    """Measure how long a page takes to read."""
    minutes_of(app.env)[app.env.docname] = reading_time(tree)


def reading_time(tree: nodes.document) -> int:
    """Return the whole minutes that a page's prose and code take."""
    lines = sum(block.astext().count("\n") + 1 for block in tree.findall(is_code))
    prose = " ".join(text for text in tree.findall(nodes.Text) if is_prose(text))
    minutes = len(_han.findall(prose)) / HAN_A_MINUTE
    minutes += len(_word.findall(prose)) / WORDS_A_MINUTE + lines / LINES_A_MINUTE
    return max(1, math.ceil(minutes))


def is_code(node: nodes.Node) -> bool:
    """Say whether a node is a block of code."""
    return isinstance(node, nodes.literal_block)


def is_prose(text: nodes.Text) -> bool:
    """Say whether a text is to be read, and is neither code nor a drawing."""
    return not isinstance(text.parent, (nodes.literal_block, nodes.raw))


def fill_lists(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Put links with titles and times where the lists stand."""
    for stops in list(tree.findall(stop_list)):
        stops.replace_self(link_list(app, page, stops["pages"]))


def link_list(app: Sphinx, page: str, names: list[str]) -> nodes.Element:
    """Return a numbered list of links; the numbers go on from the list before."""
    before = stops_of(app.env)[page].index(names[0])
    items = nodes.enumerated_list(enumtype="arabic", classes=["way"], start=before + 1)
    for name in names:
        address = app.builder.get_relative_uri(page, name)
        link = nodes.reference("", app.env.titles[name].astext(), refuri=address)
        link["internal"] = True
        time = nodes.inline("", f" {minutes(app, name)}", classes=["way-time"])
        items += nodes.list_item("", nodes.paragraph("", "", link, time))
    return items


def minutes(app: Sphinx, page: str) -> str:
    """Say how long a page takes to read."""
    return _("%d min") % minutes_of(app.env)[page]


def shown_of(env: BuildEnvironment) -> dict[str, list[object]]:
    """Return what each page shows of the ways: who changes must be written anew."""
    shown: dict[str, list[object]] = {}
    for way, names in sorted(stops_of(env).items()):
        title = env.titles[way].astext()
        stops = [
            (name, env.titles[name].astext(), minutes_of(env)[name])
            for name in names
            if name in env.titles  # else it is gone, and its way is yet to be told
        ]
        shown.setdefault(way, []).append(stops)
        for number, stop in enumerate(stops):
            place = (title, number, len(stops), stop, *stops[number + 1 : number + 2])
            shown.setdefault(stop[0], []).append(place)
    return shown


def name_changed_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose place on a way, or whose next page, is another now."""
    before: dict[str, list[object]] = env.__dict__.get("ways_shown", {})
    shown = env.__dict__["ways_shown"] = shown_of(env)
    pages = sorted({*before, *shown} & env.found_docs)
    return [page for page in pages if before.get(page) != shown.get(page)]


def add_ways(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Give the template the ways that a page is on, and what comes next on each."""
    found = []
    for way, names in sorted(stops_of(app.env).items()):
        if page not in names:
            continue
        number = names.index(page) + 1
        place = {
            "title": app.env.titles[way].astext(),
            "href": app.builder.get_relative_uri(page, way),
            "number": number,
            "total": len(names),
        }
        if number < len(names):
            following = names[number]
            place["next"] = {
                "title": app.env.titles[following].astext(),
                "href": app.builder.get_relative_uri(page, following),
                "minutes": minutes(app, following),
            }
        found.append(place)
    context["ways"] = found
    if found:
        context["minutes"] = minutes(app, page)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive, and the ways to each page's context."""
    app.add_node(stop_list)
    app.add_directive("way", Way)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("doctree-read", time_page)
    app.connect("env-updated", name_changed_pages)
    app.connect("doctree-resolved", fill_lists)
    app.connect("html-page-context", add_ways)
    return {
        "version": "1",
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }

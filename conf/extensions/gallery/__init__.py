"""All examples on one page, and all of them in one file.

``{gallery}`` lists every example under its topic, with filters; ``{archive}`` offers
examples.zip, which conf/archive.py writes, with the command that fetches it, and
``{archive}`processes.pyz``` links such a file within a sentence.
theme/gallery has the page's script and style. What the script copies and offers to
download lies in ``_static/gallery``, a ``.js`` and a ``.py`` for each example.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from examples._catalogue import METHODS

from ..bilingual import SITE_ROOT, page_title
from ..example.domain import ExampleDomain, card_id, facts_of
from ..example.facts import Facts, catalogue
from .item import draw_item, pythons, uses
from .words import say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

PLACE = "_static/gallery"
FETCH = (
    f"curl -LO {SITE_ROOT}/examples.zip"
    " && python -m zipfile -e examples.zip . && python -m examples"
)
SCRIPT_WORDS = (
    "download",
    "copy",
    "copied",
    "failed",
    "count",
    "none",
)  # what gallery.js says


class topic_list(nodes.General, nodes.Element):
    """The examples of a topic, until it is known which pages show them."""


class Gallery(SphinxDirective):
    """List every example, a section a topic."""

    def run(self) -> list[nodes.Node]:
        """Return the filters and the sections; each build makes them anew."""
        self.env.note_reread()
        examples = all_facts(self.config)
        topics: dict[str, list[str]] = {}
        for name, facts in examples.items():
            topics.setdefault(facts.example.topic, []).append(name)
        titles = {topic: self.title_of(topic) for topic in topics}
        filters = draw_filters(examples.values(), titles, self.config.language)
        found: list[nodes.Node] = [
            link_archive(self),
            raw(f'<pre class="gallery-fetch">{escape(FETCH)}</pre>{filters}'),
        ]
        for topic, names in topics.items():
            section = nodes.section("", ids=[f"gallery-{topic}"], names=[])
            listed = topic_list(names=names)
            self.set_source_info(listed)
            section += [nodes.title("", titles[topic]), listed]
            self.set_source_info(section)
            found.append(section)
        return found

    def title_of(self, topic: str) -> str:
        """Return the title of a topic's first page, or else its name."""
        page = Path(self.env.srcdir, topic, "index.md")
        return page_title(page) if page.is_file() else topic


class Archive(SphinxDirective):
    """Offer all examples as one file."""

    def run(self) -> list[nodes.Node]:
        """Return a link to the file, and the command that fetches and lists them."""
        block = nodes.literal_block(FETCH, FETCH, language="shell")
        return [link_archive(self), block]


class ArchiveRole(SphinxRole):
    """Link a file of the site's root by its name, such as processes.pyz."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        return [link_file(self.env, self.text)], []


def link_file(env: BuildEnvironment, name: str) -> nodes.reference:
    """Return a link to a file of the site's root, which both languages share."""
    up = "../" * (env.docname.count("/") + 1)
    return nodes.reference("", name, refuri=f"{up}{name}")


def link_archive(directive: SphinxDirective) -> nodes.paragraph:
    """Return a line with a link to the file that holds all examples."""
    language = directive.config.language
    number = len(catalogue(Path(directive.config.examples_dir)))
    link = link_file(directive.env, "examples.zip")
    return nodes.paragraph("", "", link, nodes.Text(say(language, "archive", number)))


def all_facts(config: Config) -> dict[str, Facts]:
    """Return every example by name, with the messages of the pages' language."""
    there = catalogue(Path(config.examples_dir))
    return {name: facts_of(example, config) for name, example in there.items()}


def draw_filters(
    examples: Iterable[Facts], titles: dict[str, str], language: str
) -> str:
    """Return the form, which is hidden until the script that reads it runs."""
    known = list(examples)
    libraries = {library for facts in known for library in uses(facts)}
    versions = {version for facts in known for version in pythons(facts)}
    choices = {
        "topic": titles,
        "library": {name: name for name in sorted(libraries)},
        "python": {name: name for name in sorted(versions, key=by_number)},
        "method": {name: name for name in METHODS},
    }
    selects = "".join(
        draw_choice(key, options, language) for key, options in choices.items()
    )
    words = "".join(
        f' data-{key}="{escape(say(language, key))}"' for key in SCRIPT_WORDS
    )
    return (
        f'<form class="gallery-form" role="search" autocomplete="off" hidden'
        f' aria-label="{escape(say(language, "filter"))}"{words}>'
        f'<label class="gallery-words">{escape(say(language, "words"))}'
        f'<input type="search" name="words"></label>{selects}'
        f'<button type="reset">{escape(say(language, "clear"))}</button>'
        "<output></output></form>"
    )


def by_number(version: str) -> list[int]:
    """Sort 3.9 before 3.10."""
    return [int(part) for part in version.split(".")]


def draw_choice(key: str, options: dict[str, str], language: str) -> str:
    """Return a labelled choice of which the first means any."""
    drawn = f'<option value="">{escape(say(language, "any"))}</option>'
    for value, label in options.items():
        drawn += f'<option value="{escape(value)}">{escape(label)}</option>'
    title = escape(say(language, key))
    return f'<label>{title}<select name="{key}">{drawn}</select></label>'


def fill_lists(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Draw the lists, now that the domain knows where each example is shown."""
    lists = list(tree.findall(topic_list))
    if not lists:
        return
    examples = all_facts(app.config)
    for listed in lists:
        drawn = ""
        for place, name in sorted(find_cards(app, listed)):
            address = app.builder.get_relative_uri(page, place.page)
            card = f"{address}#{card_id(name)}"
            title = app.env.titles[place.page].astext()
            drawn += draw_item(examples[name], card, title, app.config.language)
        listed.replace_self(raw(f'<ul class="gallery no-search">{drawn}</ul>'))
    write_sources(Path(app.outdir, PLACE), examples)


class Place(NamedTuple):
    """Where a card stands: they sort as a reader meets them."""

    number: int  # of the page in its topic
    page: str
    card: int  # on the page


def find_cards(app: Sphinx, listed: topic_list) -> Iterator[tuple[Place, str]]:
    """Yield the examples of a list, each with the place of its card."""
    domain = ExampleDomain.of(app.env)
    for name in listed["names"]:
        pages = domain.pages_showing(name)
        if not pages:
            logger.warning("no page shows the example %s", name, location=listed)
            continue
        page = pages[0]
        topic = app.env.toctree_includes.get(f"{name.partition('/')[0]}/index", [])
        number = topic.index(page) if page in topic else len(topic)
        yield Place(number, page, domain.cards[page].index(name)), name


def raw(html: str) -> nodes.raw:
    """Return some HTML as a node."""
    return nodes.raw("", html, format="html")


def write_sources(folder: Path, examples: dict[str, Facts]) -> None:
    """Write each example, in the page's language, to download and to copy."""
    for name, facts in examples.items():
        source = facts.source()
        told = f"gallerySource({json.dumps(name)}, {json.dumps(source)});\n"
        for ending, text in ((".py", source), (".js", told)):
            file = folder / f"{name}{ending}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add what it has; lighter.py keeps script and style to the gallery's page."""
    app.setup_extension("conf.extensions.example")
    app.add_node(topic_list)
    app.add_directive("gallery", Gallery)
    app.add_directive("archive", Archive)
    app.add_role("archive", ArchiveRole())
    app.add_js_file("gallery.js", loading_method="defer")
    app.add_css_file("gallery.css")
    app.connect("doctree-resolved", fill_lists)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

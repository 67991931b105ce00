"""The ``lab`` directive: a laboratory of schedules, which runs the engine in the page.

It puts the words and the textbooks' exercises into the page as JSON, and names the
script that builds the form.  What the script fetches lies in _lab/ at the site's root,
where publish.py puts it, once for both languages.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from conf.extensions.shared.words import choose
from examples import scheduling
from examples.scheduling import POLICIES, Option, Ties

from . import interface, presets
from . import setup as lab_setup
from .setup import COLUMNS, MOST_JOBS, format_start, options_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SOURCES = [
    presets.FILE,
    *sorted(Path(scheduling.__path__[0]).rglob("*/*.py")),
    *(Path(str(module.__file__)) for module in (presets, lab_setup, interface)),
]


def facts(language: str) -> dict[str, Any]:
    """Return what the script has to know."""
    key = "zh" if language.startswith("zh") else "en"
    books = [
        {"book": book[key], "presets": book["presets"]} for book in presets.presets()
    ]
    return {
        "language": key,
        "words": choose(interface.WORDS, language),
        "columns": COLUMNS,
        "headings": {
            column: [*interface.WORDS[column], *interface.HEADINGS[column]]
            for column in COLUMNS
        },
        "most_jobs": MOST_JOBS,
        "policies": list(POLICIES),
        "options": {
            name: describe(option) for name, option in options_of(POLICIES).items()
        },
        "ties": list(Ties.__members__),
        "books": books,
    }


def describe(option: Option) -> dict[str, Any]:
    """Return what the script has to know of an option."""
    return {
        "kind": option.kind.value,
        "start": format_start(option),
        "policies": [name for name in POLICIES if option.name in options_of([name])],
    }


class Lab(SphinxDirective):
    """Put the laboratory here; the content stands where it can't run."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the box that the script fills, and the facts that it needs."""
        for source in SOURCES:
            self.env.note_dependency(source)
        base = "../" * (self.env.docname.count("/") + 1) + "_lab/"
        told = json.dumps(facts(self.config.language), ensure_ascii=False)
        told = told.replace("<", "\\u003c")  # nothing in it ends the script element
        where = escape(base)
        html = (
            f'<link rel="stylesheet" href="{where}lab.css">'
            f'<script type="module" src="{where}lab.js"></script>'
        )
        script = f'<script type="application/json" id="lab-facts">{told}</script>'
        box = nodes.container("", is_div=True, classes=["lab", "no-search"])
        box += nodes.raw("", script, format="html")
        box += self.parse_content_to_nodes()
        return [nodes.raw("", html, format="html"), box]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("lab", Lab)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The ``errors`` directive: what one group of errors.toml says, an item for each entry.

``{errors} start`` lists the entries of the group ``start``.  An item's term is the
text as it is printed, and has the place ``error-`` and the entry's id, so that it can
be linked to and found by the search.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from examples._errors import GROUPS, Entry, ErrorsError, load

from ..shared.nearest import nearest
from .words import say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Errors(SphinxDirective):
    """List the entries of a group."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list, or complain at the directive's line."""
        group = self.arguments[0]
        if group not in GROUPS:
            hint = nearest(group, [*GROUPS])
            raise self.error(f"no group of errors {group!r}: there are {hint}")
        file = Path(self.config.examples_dir, "errors.toml")
        self.env.note_dependency(file)
        try:
            entries = load(file)
        except ErrorsError as error:
            raise self.error(str(error)) from None
        items = [self.item(entry) for entry in entries if entry.group == group]
        listed = nodes.definition_list("", *items, classes=["errors"])
        return [
            addnodes.glossary("", listed, sorted=False)
        ]  # whose terms have permalinks

    def item(self, entry: Entry) -> nodes.Node:
        """Return an entry: its text, what it means, what helps, how we know."""
        name = "zh" if self.config.language.startswith("zh") else "en"
        text = "".join("…" if varies else piece for piece, varies in entry.pieces(name))
        symptom = entry.text["en"] != entry.text["zh"]
        shown = nodes.Text(text) if symptom else nodes.literal("", text)
        where, _ = self.parse_inline(f" {entry.where[name]}".rstrip())
        term = nodes.term("", "", shown, *where, ids=[f"error-{entry.id}"])
        language = self.config.language
        cure = say(language, "cure", entry.cure[name], f"{{ref}}`{entry.see}`")
        facts = " · ".join(self.facts(entry, symptom=symptom))
        definition = nodes.definition(
            "",
            self.paragraph(entry.means[name]),
            self.paragraph(cure),
            self.paragraph(facts, "error-facts no-search"),
        )
        return nodes.definition_list_item("", term, definition)

    def facts(self, entry: Entry, *, symptom: bool) -> list[str]:
        """Return in MyST where an entry holds, and how we know."""
        language = self.config.language
        found = [] if symptom else [versions(language, entry)]
        for example in entry.seen:
            found.append(say(language, "seen", f"{{example}}`{example}`"))
        if entry.method:
            found[-1] += say(language, "under", entry.method)
        if entry.docs.startswith("https:"):
            found.append(f"[{say(language, 'source')}]({entry.docs})")
        elif entry.docs:
            found.append(say(language, "module", f"`{entry.docs}`"))
        return found

    def paragraph(self, text: str, kind: str = "") -> nodes.paragraph:
        """Return a paragraph of MyST."""
        content, messages = self.parse_inline(text)
        return nodes.paragraph("", "", *content, *messages, classes=kind.split())


def versions(language: str, entry: Entry) -> str:
    """Return in words what an entry holds for: "Python 3.12 and later"."""
    parts = entry.reads_so()
    name = f"{parts['library'] or 'Python'} {parts['first']}"
    if parts["last"]:
        return say(language, "to", name, parts["last"])
    return say(language, "or newer", name) if parts["on"] else name


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("errors", Errors)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Repairs of what Sphinx and its extensions write, so that everyone can read it.

Each stands where the fault arises: in the writer, on a node, or in a template's
context.  What the theme's own templates lack is mended in conf/theme/templates.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator
from sphinx_design.tabs import sd_tab_label

from .shared import tables

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

FITS = 35  # characters of code that fit a phone, beside the copy button of a command


class Writer(HTML5Translator):
    """Sphinx's writer, with headings that have a level and code that scrolls by key."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.meta = [tag for tag in self.meta if 'name="viewport"' not in tag]  # Furo's

    def starttag(self, node: nodes.Element, *args: Any, **attributes: Any) -> str:
        """Give a heading that isn't an h element its level."""
        if attributes.get("ROLE") == "heading":  # the caption of a toctree
            attributes["aria-level"] = "2"
        return str(super().starttag(node, *args, **attributes))

    def visit_entry(self, node: nodes.entry) -> None:
        """Make no header of the empty cell in a table's corner."""
        super().visit_entry(node)
        if not node.astext().strip() and self.body[-1].startswith("<th"):
            self.body[-1] = self.body[-1].replace("<th", "<td", 1)
            self.context[-1] = self.context[-1].replace("</th", "</td", 1)

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Let the keyboard reach code that may have to scroll, and fold what may be."""
        try:
            super().visit_literal_block(node)
        except nodes.SkipNode:
            if max(map(len, node.astext().splitlines()), default=0) > FITS:
                self.body[-1] = self.body[-1].replace("<pre>", '<pre tabindex="0">', 1)
            if "folded" in node:
                label = escape(node["fold_label"])
                self.body[-1] = fold(self.body[-1], node["folded"], label)
            raise


def fold(html: str, folded: list[int], label: str) -> str:
    """Put a switch above a block of code that shows and hides some of its lines.

    It works without scripts, and a copy of the code is whole.
    """
    before, pre, after = html.partition("<pre")
    lines = after.split("\n")
    first, last = folded[0] - 1, folded[-1]
    rest = "\n".join(lines[first:last])
    lines[first:last] = [f'<span class="folded">{rest}\n</span>{lines[last]}']
    del lines[first + 1 : first + 2]
    switch = f'<details class="fold"><summary>{label}</summary></details>'
    return f"{before}{switch}{pre}{chr(10).join(lines)}"


class scrolled(nodes.General, nodes.Element):
    """A wide table, in a box that scrolls; ``label`` says which table it is."""


class RepairNodes(SphinxPostTransform):
    """Mend the nodes that Furo and sphinx-design have put in."""

    formats = ("html",)
    default_priority = 600  # after theirs

    def run(self, **_options: Any) -> None:
        """Take out the attributes that don't belong."""
        for label in self.document.findall(sd_tab_label):
            label.attributes.pop("aria_controls", None)  # not allowed on a label
        for box in list(self.document.findall(nodes.container)):
            if "table-wrapper" in box["classes"]:  # has its table's ids a second time
                box.replace_self(scrolled("", *box.children, label=label_table(box)))
        for group in self.document.findall(nodes.tgroup):
            align_figures(group)


def label_table(box: nodes.Element) -> str:
    """Return what a table is called: its caption, or the heads of its columns."""
    if title := box.next_node(nodes.title):
        return title.astext()
    head = box.next_node(nodes.thead)
    heads = [entry.astext() for entry in head.findall(nodes.entry)] if head else []
    return " · ".join(filter(None, heads)) or _("Table")


def align_figures(group: nodes.tgroup) -> None:
    """Put columns that hold nothing but figures into line."""
    body = group.next_node(nodes.tbody)
    rows = [[cell.astext().strip() for cell in row.children] for row in body or ()]
    if len({len(row) for row in rows}) != 1:
        return  # cells that span several columns
    figures = tables.find_figures(rows)
    for row in group.findall(nodes.row):
        for number, entry in enumerate(row.findall(nodes.entry)):
            if number in figures:
                entry["classes"].append("figure")


def visit_scrolled(self: HTML5Translator, node: scrolled) -> None:
    """Open a box that the keyboard can scroll."""
    self.body.append(tables.open_box(node["label"]))


def depart_scrolled(self: HTML5Translator, _node: scrolled) -> None:
    """Close it."""
    self.body.append(f"{tables.CLOSE}\n")


def translate_tree(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Translate the labels that Furo's Python gives the folds of the page tree."""
    tree = context.get("furo_navigation_tree") or ""
    context["furo_navigation_tree"] = tree.replace(
        'aria-label="Toggle navigation of ', f'aria-label="{_("Show the pages of ")}'
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the writer's place, and look at nodes and context last."""
    app.set_translator("html", Writer)
    app.add_node(scrolled, html=(visit_scrolled, depart_scrolled))
    app.add_post_transform(RepairNodes)
    app.connect("html-page-context", translate_tree, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

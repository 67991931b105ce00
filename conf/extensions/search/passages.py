"""Cut a page into passages: what can be found, each with an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes


class Passage(NamedTuple):
    """A section without those below it, or a term and its definition."""

    anchor: str  # empty for the page itself
    heading: str
    prose: str
    code: str  # lines of programs and of what they printed, without indentation


def passages(tree: nodes.document) -> list[Passage]:
    """Return a page's passages in their order."""
    found = []
    for section in tree.findall(nodes.section):
        top = isinstance(section.parent, nodes.document)
        found.append(passage("" if top else section["ids"][0], section))
        found += [passage(anchor_of(item), item) for item in items(section)]
    return found


def items(box: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what is a passage within a section, also within another such item."""
    for item in own(box, (nodes.definition_list_item, addnodes.desc)):
        if anchor_of(item):
            yield item
            yield from items(item)


def anchor_of(item: nodes.Node) -> str:
    """Return what leads to a term or to a signature; empty if there is nothing."""
    if not isinstance(item, (nodes.definition_list_item, addnodes.desc)):
        return ""
    head = item.next_node(lambda node: isinstance(node, HEADS))
    ids = head["ids"] if isinstance(head, nodes.Element) else []
    return str(ids[0]) if ids else ""


def passage(anchor: str, box: nodes.Element) -> Passage:
    """Return what a section or an item of a list says itself."""
    headings: list[str] = []
    prose: list[str] = []
    code: list[str] = []
    for part in own(box, (*HEADS, *LEAVES)):
        text = part.astext()
        if isinstance(part, nodes.literal_block):
            code += filter(None, map(str.strip, text.splitlines()))
        elif isinstance(part, nodes.caption) and isinstance(part[0], nodes.literal):
            code.append(part[0].astext())  # a file's name, without what is offered
        elif isinstance(part, HEADS) and part.parent is box:
            headings.append(" ".join(text.split()))
        else:
            stop = " ·" if in_row(part) else ""
            prose.append(" ".join(text.split()) + stop)
    heading = " · ".join(headings)
    return Passage(anchor, heading, " ".join(prose), "\n".join(code))


HEADS = (nodes.title, nodes.term, addnodes.desc_signature)
LEAVES = (nodes.paragraph, nodes.rubric, nodes.caption, nodes.literal_block)
UNSAID = {"no-search", "toctree-wrapper"}


def in_row(part: nodes.Element) -> bool:
    """Say whether another cell of the same row follows."""
    cell = part.parent
    return isinstance(cell, nodes.entry) and cell is not cell.parent[-1]


def own(
    box: nodes.Element, kinds: tuple[type[nodes.Element], ...]
) -> Iterator[nodes.Element]:
    """Yield nodes of these kinds within a box that belong to no passage below it."""
    for child in box.children:
        if not isinstance(child, nodes.Element):
            continue
        if isinstance(child, nodes.section) or UNSAID & {*child.get("classes", ())}:
            continue
        if isinstance(child, kinds):
            yield child
        elif not anchor_of(child):
            yield from own(child, kinds)

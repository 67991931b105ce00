"""Write a page's tree as Markdown: what one sees, without what one presses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx import addnodes
from sphinx_design.tabs import sd_tab_input, sd_tab_label

SILENT = (
    *(nodes.comment, nodes.target, nodes.substitution_definition, addnodes.index),
    *(addnodes.download_reference, nodes.system_message, sd_tab_input),
)
_special = re.compile(r"[\\*`<\[\]]|(?<!\w)_|_(?!\w)")
_page = re.compile(r"\.html(?=#|$)")


def write_page(tree: nodes.document) -> str:
    """Return a page as Markdown."""
    return "\n\n".join(write_blocks(tree))


def write_blocks(node: nodes.Element) -> list[str]:
    """Return the blocks within a node; one without blocks is a paragraph."""
    if all(isinstance(child, (nodes.Text, nodes.Inline)) for child in node.children):
        text = write_inline(node)
        return [text] if text else []
    return [
        block
        for child in node.children
        if isinstance(child, nodes.Element) and not isinstance(child, SILENT)
        for block in write_block(child)
    ]


def write_block(node: nodes.Element) -> list[str]:
    """Return what one node is as Markdown, by its kind."""
    if {"timeline", "schedule"} & {*node["classes"]} == {"timeline"}:
        return [" ".join(filter(None, write_timeline(node)))]
    for kind, write in BLOCKS.items():
        if isinstance(node, kind):
            return [block for block in write(node) if block]
    return write_blocks(node)


def write_title(node: nodes.Element) -> list[str]:
    """Return a heading; that of a table or a box is bold."""
    if not isinstance(node.parent, nodes.section):
        return [f"**{write_inline(node)}**"]
    depth, section = 1, node.parent
    while isinstance(section.parent, nodes.section):
        depth, section = depth + 1, section.parent
    return [f"{'#' * depth} {write_inline(node)}"]


def write_code(node: nodes.Element) -> list[str]:
    """Return a fenced block."""
    return [fence(node.astext(), node.get("language", ""))]


def write_signature(node: nodes.Element) -> list[str]:
    """Return how something is called."""
    return [code(" ".join(node.astext().split()))]


def fence(text: str, language: str = "text") -> str:
    """Return code in a fence that is longer than any in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{text.rstrip()}\n{marks}"


def write_bullets(node: nodes.Element) -> list[str]:
    """Return a list."""
    return ["\n".join(indent(item, "- ") for item in node.children)]


def write_numbers(node: nodes.Element) -> list[str]:
    """Return a numbered list."""
    items = enumerate(node.children, int(node.get("start", 1)))
    return ["\n".join(indent(item, f"{number}. ") for number, item in items)]


def indent(item: nodes.Node, mark: str) -> str:
    """Return an item of a list, its later lines below its first."""
    assert isinstance(item, nodes.Element)
    text = "\n\n".join(write_blocks(item))
    below = re.sub(r"\n(?=[^\n])", "\n" + " " * len(mark), text)
    return mark + below


def write_term(node: nodes.Element) -> list[str]:
    """Return an entry of a glossary: its names, then what they mean."""
    names = [write_inline(term) for term in node.findall(nodes.term)]
    meaning = "\n\n".join(write_blocks(node.children[-1]))  # type: ignore[arg-type]
    return [f"**{' / '.join(names)}**\n\n{meaning}"]


def write_quote(node: nodes.Element) -> list[str]:
    """Return a quotation, or a note; the HTML writer has put its name into it."""
    text = "\n\n".join(write_blocks(node))
    return [re.sub("(?m)^", "> ", text).replace("> \n", ">\n")]


def write_table(node: nodes.Element) -> list[str]:
    """Return a table, below its title if it has one."""
    title = node.next_node(nodes.title)
    rows = [
        [cell for entry in row.children for cell in write_cell(entry)]
        for row in node.findall(nodes.row)
    ]
    return [*(write_title(title) if title else []), table(rows)]


def write_cell(entry: nodes.Node) -> list[str]:
    """Return a cell on one line, and an empty one for each column it spans."""
    assert isinstance(entry, nodes.Element)
    text = " ".join(" ".join(write_blocks(entry)).split())
    return [text, *[""] * entry.get("morecols", 0)]


def table(rows: list[list[str]]) -> str:
    """Return a table, whose first row is the heads."""
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    width = max(map(len, escaped))
    head, *others = ([*row, *[""] * (width - len(row))] for row in escaped)
    lines = [head, ["---"] * width, *others]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_raw(node: nodes.Element) -> list[str]:
    """Return what our own HTML says: pictures by their names, code, tables, lists."""
    if node["format"] != "html":
        return []
    found = BeautifulSoup(node.astext(), "html.parser")
    return [html_block(tag) for tag in found.select("svg, pre, table, li, figcaption")]


def html_block(tag: Tag) -> str:
    """Return one element of HTML as Markdown."""
    if tag.name == "svg":
        label = tag.get("aria-label") or (tag.title.get_text() if tag.title else "")
        return f"*{label}*" if label else ""
    if tag.name == "pre":
        return fence(tag.get_text())
    if tag.name == "table":
        rows = [
            [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
            for row in tag.select("tr")
        ]
        title = tag.caption.get_text(" ", strip=True) if tag.caption else ""
        return "\n\n".join([*([f"**{title}**"] if title else []), table(rows)])
    text = tag.get_text(" ", strip=True)
    return f"- {text}" if tag.name == "li" else f"**{text}**"


def write_timeline(node: nodes.Element) -> Iterable[str]:
    """Yield what a timeline is called, and when it was recorded."""
    for part in node.findall(lambda each: isinstance(each, nodes.Element)):
        if isinstance(part, nodes.raw):
            svg = BeautifulSoup(part.astext(), "html.parser").svg
            yield html_block(svg) if svg else ""
        elif isinstance(part, nodes.paragraph):
            yield write_inline(part)


def write_image(node: nodes.Element) -> list[str]:
    """Return an image."""
    return [write_inline(nodes.paragraph("", "", node.deepcopy()))]


def write_bold(node: nodes.Element) -> list[str]:
    """Return a line of its own."""
    text = write_inline(node)
    return [f"**{text}**" if text and not text.startswith("`") else text]


def write_inline(node: nodes.Element) -> str:
    """Return the text within a node, on one line."""
    return " ".join("".join(map(write_part, node.children)).split())


def write_part(node: nodes.Node) -> str:
    """Return a piece of text."""
    if isinstance(node, nodes.Text):
        return _special.sub(r"\\\g<0>", node.astext())
    if not isinstance(node, nodes.Element) or isinstance(node, (*SILENT, nodes.raw)):
        return ""
    if isinstance(node, nodes.literal):
        return code(node.astext())
    if isinstance(node, nodes.image):
        return f"![{node.get('alt', '')}]({node['uri']})"
    text = "".join(map(write_part, node.children))
    if isinstance(node, nodes.strong):
        return f"**{text}**"
    if isinstance(node, nodes.emphasis):
        return f"*{text}*"
    if isinstance(node, nodes.reference) and text:
        return f"[{text}]({link(node)})"
    return text


def code(text: str) -> str:
    """Return code within a line."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * (longest + 1)
    space = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{marks}{space}{text}{space}{marks}"


def link(node: nodes.reference) -> str:
    """Return where a link leads: from one copy to another."""
    address: str = node.get("refuri") or f"#{node['refid']}"
    return _page.sub(".md", address) if node.get("internal") else address


BLOCKS: dict[type, Callable[..., list[str]]] = {
    nodes.title: write_title,
    nodes.literal_block: write_code,
    addnodes.desc_signature: write_signature,
    nodes.bullet_list: write_bullets,
    nodes.enumerated_list: write_numbers,
    nodes.definition_list_item: write_term,
    nodes.block_quote: write_quote,
    nodes.Admonition: write_quote,
    nodes.table: write_table,
    nodes.raw: write_raw,
    nodes.image: write_image,
    nodes.caption: write_bold,
    nodes.rubric: write_bold,
    sd_tab_label: write_bold,
}

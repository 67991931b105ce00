"""A Markdown copy of each page beside it, and llms.txt, which lists them.

``processes/join.md`` has what join.html shows: its prose, examples with what they
printed, and tables.  Each copy begins with its title, description and address, and
llms.txt (llmstxt.org) is made of those; conf/front_door.py joins both languages'.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from .writer import write_page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def add_copy(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Write the copy of a page, and give the template its name."""
    if tree is None:
        return
    address = f"{app.config.html_baseurl}{page}.html"
    facts = (
        ("title", app.env.titles[page].astext()),
        ("description", context["description"]),
        ("source", address),
    )
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts
    )
    copy = copy_of(app, page)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(f"---\n{head}\n---\n\n{write_page(tree)}\n", "utf-8")
    context["markdown"] = copy.name


def copy_of(app: Sphinx, page: str) -> Path:
    """Return where the copy of a page lies."""
    return Path(app.outdir) / f"{page}.md"


def read_head(copy: Path) -> dict[str, str]:
    """Return the title, description and source that a copy begins with."""
    _empty, head, _body = copy.read_text("utf-8").split("---\n", 2)
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {key: json.loads(value) for key, value in pairs}


def write_list(app: Sphinx, failure: Exception | None) -> None:
    """List the copies, a topic a section, in the order of the pages."""
    if failure or app.builder.format != "html":
        return
    home = read_head(copy_of(app, app.config.root_doc))
    more = _("Each page has a Markdown copy, examples and their outputs included.")
    lines = [f"# {app.config.project}", "", f"> {home['description']}", "", more]
    topic = None
    for page in app.env.collect_relations():
        head, above = read_head(copy_of(app, page)), page.rpartition("/")[0]
        if above != topic:
            lines += ["", f"## {head['title']}", ""]
            topic = above
        address = head["source"].removesuffix(".html")
        lines.append(f"- [{head['title']}]({address}.md): {head['description']}")
    (Path(app.outdir) / "llms.txt").write_text("\n".join(lines) + "\n", "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write each copy once its page's description is known, and the list at the end."""
    app.connect("html-page-context", add_copy, priority=700)
    app.connect("build-finished", write_list)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""Name the part of the book that the next and the previous page belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def name_parts(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Give both neighbours the title of their topic's index, unless they are it."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    _parent, before, after = app.builder.relations.get(page, (None, None, None))
    for key, neighbour in (("prev", before), ("next", after)):
        index = f"{(neighbour or '').rpartition('/')[0]}/index"
        if context.get(key) and neighbour != index and index in app.env.titles:
            context[key] = {**context[key], "part": app.env.titles[index].astext()}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the names to the context of each page."""
    app.connect("html-page-context", name_parts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

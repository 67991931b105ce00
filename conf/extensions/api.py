"""What reference/api shows of docstrings: also the comments of fields, and Chinese.

autodoc drops the comment behind a field, which has its unit or meaning; it becomes the
description of that field.  On a Chinese page each paragraph is looked up in the
catalogues of docs/zh/_examples, one without Chinese is a warning, and a colon stands
before a field's description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from conf import messages
from conf.translate import paragraphs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def complete(
    app: Sphinx, _kind: str, name: str, thing: Any, _options: Any, lines: list[str]
) -> None:
    """Put a docstring's Chinese in its place, and the comments of fields below it."""
    fields = [*messages.field_comments(thing)]
    if app.config.language.startswith("zh") and any(lines):
        chinese = messages.known_chinese()
        said = [look_up(text, chinese, name) for text in paragraphs("\n".join(lines))]
        fields = [(field, look_up(text, chinese, name)) for field, text in fields]
        lines[:] = "\n\n".join(said).split("\n")
    lines += ["", *(f":{role(thing)} {field}: {text}" for field, text in fields)]


def role(thing: Any) -> str:
    """Return how fields are called: a tuple's and a dataclass's are arguments too."""
    parts = hasattr(thing, "_fields") or hasattr(thing, "__dataclass_fields__")
    return "param" if parts else "ivar"


def look_up(text: str, chinese: dict[str, str], name: str) -> str:
    """Return the Chinese of a text; without any, warn and return the text."""
    if text not in chinese:
        logger.warning("%s: no Chinese for “%s”: make messages", name, text)
    return chinese.get(text, text)


def put_colons(app: Sphinx, document: nodes.document) -> None:
    """Write a colon where Sphinx sets a field apart with two hyphens, in Chinese."""
    if app.config.language.startswith("zh"):
        for text in [*document.findall(nodes.Text)]:
            if text == " -- ":
                text.parent.replace(text, nodes.Text("："))


def note_catalogues(app: Sphinx, page: str, source: list[str]) -> None:
    """Build a page with docstrings again when a catalogue changes."""
    if ".. auto" in source[0]:
        for topic in messages.topics():
            app.env.note_dependency(messages.catalogue_path(topic))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Change docstrings before the types are added to them."""
    app.connect("source-read", note_catalogues)
    app.connect("autodoc-process-docstring", complete, priority=400)
    app.connect("doctree-read", put_colons)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Two languages, page by page: the switch, the alternates, the other page's title.

Both trees have the same paths, so the other language of a page is the same path in
the other tree.  The templates draw what this puts into their context.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Tongue(NamedTuple):
    """One language of the site."""

    source: str  # folder in docs/
    path: str  # folder in the site
    tag: str  # as HTML names it
    locale: str  # as Open Graph names it
    name: str  # as its readers call it


TONGUES = (
    Tongue("en", "en", "en", "en_GB", "English"),
    Tongue("zh", "zh-cn", "zh-CN", "zh_CN", "简体中文"),
)
# Where the site's root will be: Read the Docs says so, or whoever publishes it.
SITE_ROOT = (
    os.environ.get("READTHEDOCS_CANONICAL_URL")
    or os.environ.get("SITE_URL")
    or "https://processes-by-example.readthedocs.io/"
).rstrip("/")
_heading = re.compile(r"^# (.+)$", re.MULTILINE)


def page_title(source: Path) -> str:
    """Return the first heading of a MyST page, without its mark-up."""
    found = _heading.search(source.read_text("utf-8"))
    return re.sub(r"[`*]", "", found[1]).strip() if found else ""


def source_of(app: Sphinx, tongue: Tongue, page: str) -> Path:
    """Return where a page's source lies in one language."""
    return Path(app.srcdir).parent / tongue.source / f"{page}.md"


def note_other(app: Sphinx, page: str, _source: list[str]) -> None:
    """Build a page again when its other language, hence its title, changes."""
    for tongue in TONGUES:
        if (path := source_of(app, tongue, page)).is_file():
            app.env.note_dependency(path)


def add_tongues(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Give the templates a link to this page in each language."""
    here = app.config.language.replace("_", "-")
    up = "../" * (page.count("/") + 1)
    written = page in app.env.all_docs
    context["tongues"] = tongues = []
    for tongue in TONGUES:
        source = source_of(app, tongue, page)
        target = page if source.is_file() or not written else "index"
        tongues.append(
            {
                **tongue._asdict(),
                "current": tongue.tag == here,
                "href": f"{up}{tongue.path}/{target}.html",
                "url": f"{SITE_ROOT}/{tongue.path}/{target}.html",
                "paired": target == page,
                "title": page_title(source) if source.is_file() else "",
            }
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Watch both trees while reading, and extend each page's context."""
    app.connect("source-read", note_other)
    app.connect("html-page-context", add_tongues)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

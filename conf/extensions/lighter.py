"""Leave out what a page doesn't use.

A span around each word of inline code, which nothing styles, is left out.
Scripts for code and tabs are not loaded where there are none, those of Sphinx's own
search nowhere. And sphinx-design's style sheet styles all that it can do; once all is
built, it keeps what our pages use.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SHEET = "sphinx-design.min.css"
CLASS = re.compile(r"sd-[\w-]+")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")  # what matters of it: its selectors
# A file that extensions add to every page: what it is for.
NEEDED_FOR = {
    "copybutton.css": "highlight",
    "copybutton.js": "highlight",
    "clipboard.min.js": "highlight",
    "design-tabs.js": "sd-tab-set",
    "gallery.css": "gallery-form",
    "gallery.js": "gallery-form",
    "timeline.js": "timeline-box",
    SHEET: "sd-",
}
UNUSED = {"doctools.js", "sphinx_highlight.js", "translations.js"}  # search is ours
WORD = re.compile(r'<span class="pre">([^<]*)</span>')  # of inline code
EMPTY = re.compile(r"@media[^{}]+\{\s*\}")


def spare(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Leave out of one page what it doesn't need: spans, and files."""
    body = context["body"] = WORD.sub(r"\1", context.get("body", ""))
    for kind in ("script_files", "css_files"):
        names = {file: str(file.filename).split("/")[-1] for file in context[kind]}
        context[kind] = [
            file
            for file, name in names.items()
            if name not in UNUSED and NEEDED_FOR.get(name, "") in body
        ]


def pruned(sheet: str, used: set[str]) -> str:
    """Return a style sheet without the rules that need a class that isn't used."""

    def kept(rule: re.Match[str]) -> str:
        selectors = rule[1].split(",")
        matters = any(used.issuperset(CLASS.findall(one)) for one in selectors)
        return rule[0] if matters else ""

    return EMPTY.sub("", RULE.sub(kept, sheet))


def prune(app: Sphinx, exception: Exception | None) -> None:
    """Prune the sheet that was copied; each build copies it whole."""
    sheet = Path(app.outdir) / "_static" / SHEET
    if exception or not sheet.is_file():
        return
    pages = [*Path(app.outdir).rglob("*.html"), *sheet.parent.glob("*.js")]
    used = {name for page in pages for name in CLASS.findall(page.read_text("utf-8"))}
    sheet.write_text(pruned(sheet.read_text("utf-8"), used), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Spare each page when it is written, and prune at the very end."""
    app.connect("html-page-context", spare, priority=900)
    app.connect("build-finished", prune)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

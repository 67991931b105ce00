"""Leave out of sphinx-design's style sheet, once all is built, what no page uses.

It styles all that sphinx-design can do, and every page loads it; a few of its rules
are for what stands on our pages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SHEET = "sphinx-design.min.css"
CLASS = re.compile(r"sd-[\w-]+")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")  # what matters of it: its selectors
EMPTY = re.compile(r"@media[^{}]+\{\s*\}")


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
    """Prune at the very end."""
    app.connect("build-finished", prune)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

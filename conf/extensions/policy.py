"""What a page may load and run: a Content-Security-Policy, in the page itself.

That is the site's own files, and inline only what is named by its hash.  The laboratory
may compile WebAssembly besides.  What only a host can say stands in CONTRIBUTING.md.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

INLINE = Path(__file__).parents[1] / "theme" / "inline"
COLOURS = (INLINE / "colours.js").read_text("utf-8")  # before anything is drawn
LABORATORY = 'id="lab-facts"'
WASM = "'wasm-unsafe-eval'"


def by_hash(text: str) -> str:
    """Return the source expression that allows exactly this script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(*scripts: str, style: str = "'self'") -> str:
    """Return a policy that allows these sources of scripts besides the site's own."""
    rules = (
        ("default-src", "'none'"),
        ("script-src", "'self'", *scripts),
        ("style-src", style),
        ("img-src", "'self'", "data:"),
        ("connect-src", "'self'"),
        ("worker-src", "'self'"),
        ("form-action", "'self'"),
        ("base-uri", "'none'"),
    )
    return "; ".join(map(" ".join, rules))


def add_policy(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Give the template its policy, and the script that it has inline."""
    extra = [WASM] if LABORATORY in context.get("body", "") else []
    context["colours"] = COLOURS
    context["policy"] = policy(by_hash(COLOURS), *extra)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Extend each page's context."""
    app.connect("html-page-context", add_policy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

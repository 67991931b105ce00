"""The search: what every section of a language's pages says, for the browser's script.

Each page's passages are kept beside its doctree when the page is written, so that a
build that writes few pages still has them all; together they are
``_static/search/index.js``.  theme/search has the scripts that read it.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from .passages import Passage, passages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ROOT = Path(__file__).parents[3]
SCRIPTS = ROOT / "conf" / "theme" / "search"
MINISEARCH = ROOT / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
WORDS = SCRIPTS / "words.toml"


def leave_out_own_search(app: Sphinx) -> None:
    """Keep Sphinx from writing an index of its own; search.html is ours."""
    app.builder.search = False  # type: ignore[attr-defined]


def keywords_of(app: Sphinx, page: str) -> list[str]:
    """Return the keywords in a page's front matter; a fault names the page."""
    written = app.env.metadata[page].get("keywords", "[]")
    try:
        words = json.loads(written)
    except ValueError:
        words = None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        where = app.env.doc2path(page)
        msg = f"{where}: keywords must be a list, like [kill process, docker]"
        raise ExtensionError(msg)
    return words


def keep_passages(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Write down what a page says, as it is shown."""
    if tree is None:
        return
    kept = place_of(app, page)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(passages(tree)), "utf-8")


def place_of(app: Sphinx, page: str) -> Path:
    """Return where a page's passages are kept."""
    return Path(app.doctreedir) / f"{page}.passages.json"


def write_index(app: Sphinx, failure: Exception | None) -> None:
    """Put the index of all pages and the scripts where the browser finds them."""
    if failure or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / "search"
    folder.mkdir(parents=True, exist_ok=True)
    index = json.dumps(index_of(app), ensure_ascii=False, separators=(",", ":"))
    (folder / "index.js").write_text(f"PageSearch.index({index});\n", "utf-8")
    for script in (MINISEARCH, *SCRIPTS.glob("*.js")):
        name = "minisearch.js" if script is MINISEARCH else script.name
        text = script.read_text("utf-8").replace("//# sourceMappingURL", "// map:")
        (folder / name).write_text(text, "utf-8")


def index_of(app: Sphinx) -> dict[str, Any]:
    """Return what the script needs: pages, their passages, synonyms, favourites."""
    data = tomllib.loads(WORDS.read_text("utf-8"))
    pages, found = [], []
    for number, page in enumerate(sorted(app.env.found_docs)):
        kept: list[Passage] = json.loads(place_of(app, page).read_text("utf-8"))
        part = app.env.titles.get(f"{page.rpartition('/')[0]}/index")
        title = app.env.titles[page].astext()
        topic = part.astext() if part else ""
        pages.append([page, title, topic, " · ".join(keywords_of(app, page))])
        found += [[number, *passage] for passage in kept]
    return {
        "pages": pages,
        "passages": found,
        "synonyms": data["same"],
        "asked": data["asked"],
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Collect while pages are written, and write the index at the end."""
    app.connect("builder-inited", leave_out_own_search)
    app.connect("html-page-context", keep_passages)
    app.connect("build-finished", write_index)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

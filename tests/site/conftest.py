"""The built site, read once."""

import os
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"<pre.*?</pre>", re.DOTALL)
SPAN = re.compile(r"</?span[^>]*>")
DRAWING = re.compile(r'(<svg[^>]* class="(?:lanes|bars)"[^>]*>).*?(</svg>)', re.DOTALL)


@pytest.fixture(scope="session")
def site() -> Path:
    """Return where the built site lies."""
    folder = Path(os.environ.get("SITE", ROOT / "_site"))
    if not (folder / "index.html").is_file():
        pytest.fail(f"there is no site in {folder}: run make site first")
    return folder


def thinned(html: str) -> str:
    """Return a page without what its code is coloured with and its drawings made of.

    That is most of its elements, and no link or text that is tested here.
    """
    html = CODE.sub(lambda code: SPAN.sub("", code[0]), html)
    return DRAWING.sub(r"\1\2", html)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Return every page, by its path in the site."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(
            thinned(path.read_text("utf-8")), "html.parser"
        )
        for path in sorted(site.rglob("*.html"))
        if "_static" not in path.parts
    }

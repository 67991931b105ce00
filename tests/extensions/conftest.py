"""A tiny docset, built with the extensions under test."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences


def full_name(extension: str) -> str:
    """Return where an extension lies: ours by its last name, others by their own."""
    own = importlib.util.find_spec(f"conf.extensions.{extension}")
    return f"conf.extensions.{extension}" if own else extension


class Docset:
    """Pages and examples in a folder of their own, and what became of them."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs" / "en"
        self.examples = folder / "examples"
        self.out = folder / "out"
        self.log = ""

    def write(self, path: str, text: str) -> Path:
        """Write a page (.md) or a file of examples/ (anything else)."""
        file = (self.docs if path.endswith(".md") else self.examples) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    def build(
        self,
        *extensions: str,
        listeners: dict[str, Callable[..., None]] | None = None,
        **config: Any,
    ) -> list[str]:
        """Build the pages; return the names of those that were read anew.

        ``listeners`` are called after the extensions' own, by Sphinx's event.
        """
        (self.docs / "conf.py").touch()
        needed = ["myst_parser", "sphinx_design", *map(full_name, extensions)]
        settings = {"extensions": needed, "language": "en", "html_theme": "basic"}
        if "example" in extensions:
            settings["examples_dir"] = str(self.examples)
            settings["repository_url"] = "https://host.example/us"
        app = SphinxTestApp(
            srcdir=self.docs, builddir=self.out, confoverrides=settings | config
        )
        read: list[str] = []
        app.connect("source-read", lambda _app, page, _text: read.append(page))
        for event, listener in (listeners or {}).items():
            app.connect(event, listener, priority=900)
        try:
            app.build()
        finally:
            self.log = strip_escape_sequences(app.warning.getvalue())
            app.cleanup()
        return sorted(read)

    def page(self, name: str = "index") -> BeautifulSoup:
        """Return a built page."""
        html = (self.out / "html" / f"{name}.html").read_text("utf-8")
        return BeautifulSoup(html, "html.parser")


@pytest.fixture
def docset(tmp_path: Path) -> Docset:
    return Docset(tmp_path)


@pytest.fixture
def chinese(docset: Docset) -> Callable[[str], str]:
    """Return what a Chinese paragraph becomes, as HTML."""

    def body(text: str, language: str = "zh_CN") -> str:
        docset.write("index.md", f"# 题\n\n{text}\n")
        docset.build("chinese", language=language)
        paragraph = docset.page().select_one("section p")
        assert paragraph is not None
        return paragraph.decode_contents()

    return body

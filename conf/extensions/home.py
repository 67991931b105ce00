"""What only the home page has: figures taken from the data, and a box for an error."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from examples._catalogue import METHODS

from .example.facts import Facts, catalogue
from .shared.words import Words, fill

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

TESTS = Path(__file__).parents[2] / "tests"
_test = re.compile(r"^\s*def test_\w+", re.MULTILINE)
WORDS: Words = {
    "examples": ("examples, each a file to copy", "个例子，可直接复制运行"),
    "outputs": (
        "start methods under which each output is checked",
        "种启动方法，输出在每种方法下都核对过",
    ),
    "pythons": (
        "Python versions they ran on",
        "个 Python 版本，例子在这些版本上运行过",
    ),
    "tests": (
        "tests, each of which checks a statement on a page",
        "项测试，检验页面上的结论",
    ),
    "paste": ("Paste an error, or ask", "粘贴报错信息，或输入问题"),
    "search": ("Search", "搜索"),
}
say = partial(fill, WORDS)


class Figures(SphinxDirective):
    """Show how many examples, start methods, Pythons and tests there are."""

    def run(self) -> list[nodes.Node]:
        """Count them anew when a run was recorded."""
        folder = Path(self.config.examples_dir)
        self.env.note_dependency(folder / "verified.json")
        examples = catalogue(folder)
        versions = {
            version.rpartition(".")[0]
            for example in examples.values()
            for runs in Facts(example).verified().get("on", {}).values()
            for version in runs
        }
        figures = {
            "examples": len(examples),
            "outputs": len(METHODS),
            "pythons": len(versions),
            "tests": count_tests(),
        }
        language = self.config.language
        items = "".join(
            f"<li><strong>{figure}</strong> {escape(say(language, key))}</li>"
            for key, figure in figures.items()
        )
        return [nodes.raw("", f'<ul class="figures">{items}</ul>', format="html")]


def count_tests() -> int:
    """Return how many test functions there are; a parametrized one counts once."""
    return sum(
        len(_test.findall(file.read_text("utf-8"))) for file in TESTS.rglob("*.py")
    )


class SearchForm(SphinxDirective):
    """Show a field that opens the search with what was typed or pasted."""

    def run(self) -> list[nodes.Node]:
        """Return a form that also works without our scripts."""
        language = self.config.language
        action = "../" * self.env.docname.count("/") + "search.html"
        paste, search = (escape(say(language, key)) for key in ("paste", "search"))
        html = (
            f'<form class="search-form" action="{action}" role="search">'
            f'<input name="q" type="search" aria-label="{paste}" placeholder="{paste}" '
            'autocomplete="off" maxlength="2000">'
            f'<button type="submit">{search}</button></form>'
        )
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add both directives."""
    app.add_directive("figures", Figures)
    app.add_directive("search-form", SearchForm)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

"""The ``example`` directive: a module of examples/, what it printed, how to run it.

A page names the example and nothing else, so the pages of all languages show the
same code.  ``:part:`` picks top-level names, ``:mark:`` lights the lines that match
a regular expression, and ``:no-output:`` shows the source alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.directives.code import LiteralInclude
from sphinx.util.docutils import SphinxDirective

from conf.messages import chinese_for
from conf.translate import translate

from ..shared.nearest import nearest
from .card import footer, outputs
from .domain import ExampleDomain, ExampleRole, find_example, name_outdated_pages
from .facts import Facts
from .listing import foldable, lit, select
from .words import say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def _comma_list(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


class ExampleDirective(SphinxDirective):
    """Show one example."""

    required_arguments = 1
    option_spec = {  # noqa: RUF012
        "part": _comma_list,
        "mark": directives.unchanged_required,
        "no-output": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the card, or complain at the directive's line."""
        facts = find_example(self)
        language, repository = self.config.language, self.config.repository_url
        box = nodes.container("", is_div=True, classes=["example"])
        box += self.source(facts)
        if "no-output" not in self.options:
            self.check(facts)
            box += outputs(facts, language)
            box += footer(facts, language, repository, whole="part" not in self.options)
        for node in box.findall(nodes.Element):
            self.set_source_info(node)
        for path in facts.paths():
            self.env.note_dependency(path)
        self.note(facts, box)
        return [box]

    def note(self, facts: Facts, box: nodes.Element) -> None:
        """Tell the domain what is shown, and give the card a place to link to."""
        domain = ExampleDomain.of(self.env)
        domain.note(self.env.docname, facts)
        if place := domain.note_card(self.env.docname, facts.name):
            wrapper = box.children[0]
            assert isinstance(wrapper, nodes.Element)
            wrapper["ids"].append(place)
            self.state.document.note_explicit_target(wrapper, wrapper)

    def check(self, facts: Facts) -> None:
        """Complain of an output that was never recorded."""
        path = facts.path.with_suffix(".out")
        if not path.is_file():
            there = sorted(found.name for found in path.parent.glob("*.out"))
            raise self.error(
                f"no recorded output {path.name} of {facts.name!r}: "
                f"there are {nearest(path.name, there)}; make record writes it"
            )

    def source(self, facts: Facts) -> nodes.Node:
        """Return the source, or its chosen parts, under the file's name."""
        text = facts.source()
        whole = "part" not in self.options
        try:
            if not whole:
                text = select(text, self.options["part"])
            lines = lit(text, self.options["mark"]) if "mark" in self.options else []
        except LookupError as fault:
            raise self.error(f"{facts.name}: {fault}") from None
        block = nodes.literal_block(text, text, language="python")
        block["highlight_args"] = {"hl_lines": lines}
        if whole and (folded := foldable(text)):
            block["folded"] = folded
            block["fold_label"] = say(self.config.language, "fold", len(folded))
        return nodes.container(
            "",
            self.caption(facts),
            block,
            literal_block=True,
            classes=["literal-block-wrapper"],
        )

    def caption(self, facts: Facts) -> nodes.caption:
        """Return the file's name, and a link to the file itself."""
        caption = nodes.caption()
        caption += nodes.literal("", f"examples/{facts.name}.py")
        target = os.path.relpath(self.downloaded(facts), self.env.srcdir)
        caption += addnodes.download_reference(
            "",
            say(self.config.language, "download"),
            refdoc=self.env.docname,
            reftarget=f"/{Path(target).as_posix()}",
            reftype="download",
            classes=["example-download"],
        )
        return caption

    def downloaded(self, facts: Facts) -> Path:
        """Return the file that a reader gets: a copy, if the page's has other words."""
        if not facts.messages:
            return facts.path
        copy = Path(self.env.doctreedir, "translated", f"{facts.name}.py")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(facts.source(), encoding="utf-8", newline="\n")
        return copy


class TranslatedInclude(LiteralInclude):
    """A ``literalinclude`` whose Python speaks the page's language."""

    def run(self) -> list[nodes.Node]:
        """Return what Sphinx makes of it, with other docstrings and comments."""
        found = super().run()
        examples = Path(self.config.examples_dir)
        path = Path(self.env.relfn2path(self.arguments[0])[1])
        if not path.is_relative_to(examples) or not self.config.messages_dir:
            return found
        if not self.config.language.startswith("zh"):
            return found
        catalogue = Path(
            self.config.messages_dir, f"{path.relative_to(examples).parts[0]}.po"
        )
        self.env.note_dependency(catalogue)
        words = chinese_for(path.read_text("utf-8"), catalogue)
        for node in found:
            for block in node.findall(nodes.literal_block):
                text = translate(block.astext(), words)
                block.rawsource = text
                block.clear()
                block += nodes.Text(text)
        return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive and its settings."""
    app.add_config_value("examples_dir", "", "env", types=frozenset({str}))
    app.add_config_value("messages_dir", "", "env", types=frozenset({str}))
    app.add_config_value("repository_url", "", "env", types=frozenset({str}))
    app.add_domain(ExampleDomain)
    app.add_role("example", ExampleRole())
    app.add_directive("example", ExampleDirective)
    app.add_directive("literalinclude", TranslatedInclude, override=True)
    app.connect("env-get-outdated", name_outdated_pages)
    return {"env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}

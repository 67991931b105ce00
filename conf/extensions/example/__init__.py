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
from sphinx.util.docutils import SphinxDirective

from ..shared.nearest import nearest
from .card import footer, outputs
from .domain import ExampleDomain, find_example, name_outdated_pages
from .facts import Facts
from .listing import lit, select
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
            box += footer(facts, language, repository)
        for node in box.findall(nodes.Element):
            self.set_source_info(node)
        for path in facts.paths():
            self.env.note_dependency(path)
        ExampleDomain.of(self.env).note(self.env.docname, facts)
        return [box]

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
        text = facts.path.read_text("utf-8")
        try:
            if "part" in self.options:
                text = select(text, self.options["part"])
            lines = lit(text, self.options["mark"]) if "mark" in self.options else []
        except LookupError as fault:
            raise self.error(f"{facts.name}: {fault}") from None
        block = nodes.literal_block(text, text, language="python")
        block["highlight_args"] = {"hl_lines": lines}
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
        target = os.path.relpath(facts.path, self.env.srcdir)
        caption += addnodes.download_reference(
            "",
            say(self.config.language, "download"),
            refdoc=self.env.docname,
            reftarget=f"/{Path(target).as_posix()}",
            reftype="download",
            classes=["example-download"],
        )
        return caption


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive and its settings."""
    app.add_config_value("examples_dir", "", "env", types=frozenset({str}))
    app.add_config_value("repository_url", "", "env", types=frozenset({str}))
    app.add_domain(ExampleDomain)
    app.add_directive("example", ExampleDirective)
    app.connect("env-get-outdated", name_outdated_pages)
    return {"env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}

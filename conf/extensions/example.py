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
from example_facts import Facts, catalogue
from example_nodes import footer, outputs
from listing import lit, nearest, select
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from wording import say

from examples._catalogue import CatalogueError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def _comma_list(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


class Example(SphinxDirective):
    """Show one example."""

    required_arguments = 1
    option_spec = {  # noqa: RUF012
        "part": _comma_list,
        "mark": directives.unchanged_required,
        "no-output": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the card, or complain at the directive's line."""
        name, folder = self.arguments[0], Path(self.config.examples_dir)
        used = self.env.examples_used.setdefault(self.env.docname, [])  # type: ignore[attr-defined]
        used.append((name, ""))  # if this fails, the next build tries again
        try:
            there = catalogue(folder)
        except CatalogueError as fault:
            raise self.error(str(fault)) from None
        if name not in there:
            hint = nearest(name, sorted(there))
            raise self.error(f"no example {name!r}: there are {hint}")
        facts = Facts(there[name])
        box = nodes.container("", is_div=True, classes=["example"])
        box += self.source(facts)
        if "no-output" not in self.options:
            self.check(facts)
            box += outputs(facts, self.config.language)
            box += footer(facts, self.config.language, self.config.repository_url)
        for node in box.findall(nodes.Element):
            self.set_source_info(node)
        for path in facts.paths():
            self.env.note_dependency(path)
        used[-1] = (name, facts.digest())
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
        return nodes.container(
            "", caption, block, literal_block=True, classes=["literal-block-wrapper"]
        )


def outdated(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Name the pages whose examples have other settings or records by now."""
    there = catalogue(Path(app.config.examples_dir))
    return [
        page
        for page, used in env.examples_used.items()  # type: ignore[attr-defined]
        if any(
            name not in there or Facts(there[name]).digest() != digest
            for name, digest in used
        )
    ]


def prepare(app: Sphinx) -> None:
    """Make room for the examples that each page uses."""
    if not hasattr(app.env, "examples_used"):
        app.env.examples_used = {}  # type: ignore[attr-defined]


def purge(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget the examples of a page that is read again."""
    env.examples_used.pop(page, None)  # type: ignore[attr-defined]


def merge(
    _app: Sphinx, env: BuildEnvironment, _pages: list[str], other: BuildEnvironment
) -> None:
    """Take over what another process of a parallel build has read."""
    env.examples_used |= other.examples_used  # type: ignore[attr-defined]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive and its settings."""
    app.add_config_value("examples_dir", "", "env", types=frozenset({str}))
    app.add_config_value("repository_url", "", "env", types=frozenset({str}))
    app.add_directive("example", Example)
    app.connect("builder-inited", prepare)
    app.connect("env-get-outdated", outdated)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}

"""Two tables from versions.toml: ``{start-defaults}`` and ``{changes} 3.14``.

The first has the start methods of each platform and Python, the second what one Python
changed for processes.  tests/extensions/test_versions.py asks interpreters about both.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..shared.nearest import nearest
from .data import FILE, PLATFORMS, Change, Start, Versions, VersionsError, address, load
from .words import say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Table(SphinxDirective):
    """A table written in Markdown, so that its cells may hold links and code."""

    def versions(self) -> Versions:
        """Return what the file says, or complain at the directive's line."""
        path = Path(self.config.versions_file)
        self.env.note_dependency(path)
        try:
            return load(path)
        except VersionsError as error:
            raise self.error(str(error)) from None

    def say(self, key: str, *values: object) -> str:
        """Return a word in the page's language."""
        return say(self.config.language, key, *values)

    def link(self, source: str) -> str:
        """Return a link to a source."""
        name = source if source.startswith(("gh-", "pep-")) else self.say("docs")
        return f"[{name}]({address(source, self.config.python_docs)})"

    def draw(self, heads: list[str], rows: list[list[str]]) -> list[nodes.Node]:
        """Return a table."""
        names = [self.say(head) for head in heads]
        lines = [names, ["---"] * len(names), *rows]
        text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return self.parse_text_to_nodes(text)


class StartDefaults(Table):
    """List the start methods of each platform and Python."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        starts = self.versions().starts
        heads = ["platform", "python", "default", "others", "source"]
        return self.draw(heads, [self.row(*pair) for pair in pairwise([*starts, None])])

    def row(self, start: Start | None, following: Start | None) -> list[str]:
        """Return the cells of one entry; the next one may end its time."""
        assert start
        default, *others = start.methods
        python = self.say("since", start.since)
        if following and following.platform == start.platform:
            major, minor = following.since.split(".")
            python = self.say("until", start.since, f"{major}.{int(minor) - 1}")
        return [
            PLATFORMS[start.platform],
            python,
            default,
            ", ".join(others) or self.say("none"),
            self.say("tested", self.link(start.source)),
        ]


class Changes(Table):
    """List what one Python changed for processes."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, or complain at the directive's line."""
        version, all_changes = self.arguments[0], self.versions().changes
        changes = [change for change in all_changes if change.version == version]
        if not changes:
            known = [*dict.fromkeys(change.version for change in all_changes)]
            hint = nearest(version, known)
            raise self.error(f"no changes of Python {version!r}: there are {hint}")
        return self.draw(["change", "module", "source"], [*map(self.row, changes)])

    def row(self, change: Change) -> list[str]:
        """Return the cells of one change."""
        chinese = self.config.language.startswith("zh")
        source = self.link(change.source)
        if change.check:
            source = self.say("tested", source)
        return [change.zh if chinese else change.en, change.module, source]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the two directives."""
    text = frozenset({str})
    app.add_config_value("versions_file", str(FILE), "env", types=text)
    app.add_config_value("python_docs", "https://docs.python.org/3/", "env", types=text)
    app.add_directive("start-defaults", StartDefaults)
    app.add_directive("changes", Changes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

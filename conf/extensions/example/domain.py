"""Which page shows which example, so that a page is built again when one changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from conf.messages import chinese_for
from examples._catalogue import CatalogueError, Example

from ..shared.nearest import nearest
from .facts import Facts, catalogue

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

UNKNOWN = ""  # the digest of an example that could not be shown


class ExampleDomain(Domain):
    """Keeps, by page, the examples that it shows, each with the digest of its facts."""

    name = "example"
    label = "Examples"
    initial_data: ClassVar[dict[str, Any]] = {"shown": {}}

    @classmethod
    def of(cls, env: BuildEnvironment) -> ExampleDomain:
        """Return the environment's own one."""
        domain = env.get_domain(cls.name)
        assert isinstance(domain, cls)
        return domain

    @property
    def shown(self) -> dict[str, dict[str, str]]:
        """The digests, by page and example."""
        shown: dict[str, dict[str, str]] = self.data["shown"]
        return shown

    def note(self, page: str, facts: Facts) -> None:
        """Note that a page shows an example as it is now."""
        self.shown.setdefault(page, {})[facts.name] = facts.digest()

    def note_unknown(self, page: str, name: str) -> None:
        """Note that a page can't show one, so that the next build tries again."""
        self.shown.setdefault(page, {})[name] = UNKNOWN

    def clear_doc(self, docname: str) -> None:
        """Forget the examples of a page that is read again."""
        self.shown.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process of a parallel build has read."""
        there = otherdata["shown"]
        self.shown.update({page: there[page] for page in docnames if page in there})


def find_example(directive: SphinxDirective) -> Facts:
    """Return the example that a directive names first, or complain at its line."""
    name, env = directive.arguments[0], directive.env
    ExampleDomain.of(env).note_unknown(env.docname, name)
    try:
        there = catalogue(Path(directive.config.examples_dir))
    except CatalogueError as fault:
        raise directive.error(str(fault)) from None
    if name not in there:
        hint = nearest(name, sorted(there))
        raise directive.error(f"no example {name!r}: there are {hint}")
    return facts_of(there[name], directive.config)


def facts_of(example: Example, config: Config) -> Facts:
    """Return an example with the messages of the pages' language."""
    if not (config.messages_dir and config.language.startswith("zh")):
        return Facts(example)
    catalogue = Path(config.messages_dir, f"{example.topic}.po")
    return Facts(example, chinese_for(example.source.read_text("utf-8"), catalogue))


def name_outdated_pages(
    app: Sphinx, env: BuildEnvironment, *_changes: set[str]
) -> list[str]:
    """Name the pages whose examples have other settings or records by now."""
    there = catalogue(Path(app.config.examples_dir))
    return [
        page
        for page, shown in ExampleDomain.of(env).shown.items()
        if any(
            name not in there or facts_of(there[name], app.config).digest() != digest
            for name, digest in shown.items()
        )
    ]

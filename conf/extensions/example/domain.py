"""Which page shows which example: to build a page again, and to link to a card.

The role ``{example}`` links to the card of an example, under its name without the
topic; a page that shows the example itself is preferred, then one of its topic.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from conf.messages import chinese_for
from examples._catalogue import CatalogueError, Example

from ..shared.nearest import nearest
from .facts import Facts, catalogue

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)

UNKNOWN = ""  # the digest of an example that could not be shown


def card_id(name: str) -> str:
    """Return the id of an example's card, such as example-ipc-first-queue."""
    return "example-" + name.replace("/", "-").replace("_", "-")


class ExampleRole(XRefRole):
    """Names an example, and links to it."""

    def process_link(
        self,
        _env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Show the name without the topic, and ask the domain below."""
        refnode["refdomain"] = ExampleDomain.name
        return (title if has_explicit_title else target.split("/")[-1]), target


class ExampleDomain(Domain):
    """Keeps, by page, the examples that it shows, each with the digest of its facts."""

    name = "example"
    label = "Examples"
    initial_data: ClassVar[dict[str, Any]] = {"shown": {}, "cards": {}}

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

    @property
    def cards(self) -> dict[str, list[str]]:
        """The examples whose source a page shows, in its order."""
        cards: dict[str, list[str]] = self.data["cards"]
        return cards

    def note_card(self, page: str, name: str) -> str:
        """Note that a page shows a card; return its id if it is the first there."""
        there = self.cards.setdefault(page, [])
        if name in there:
            return ""
        there.append(name)
        return card_id(name)

    def note(self, page: str, facts: Facts) -> None:
        """Note that a page shows an example as it is now."""
        self.shown.setdefault(page, {})[facts.name] = facts.digest()

    def note_unknown(self, page: str, name: str) -> None:
        """Note that a page can't show one, so that the next build tries again."""
        self.shown.setdefault(page, {})[name] = UNKNOWN

    def pages_showing(self, name: str) -> list[str]:
        """Return the pages that show an example, those of its own topic first."""
        topic = name.partition("/")[0]
        pages = [page for page, names in self.cards.items() if name in names]
        return sorted(pages, key=lambda page: (not page.startswith(f"{topic}/"), page))

    def clear_doc(self, docname: str) -> None:
        """Forget the examples of a page that is read again."""
        self.shown.pop(docname, None)
        self.cards.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process of a parallel build has read."""
        for key, there in otherdata.items():
            if key != "version":
                mine = {page: there[page] for page in docnames if page in there}
                self.data[key].update(mine)

    def resolve_xref(
        self,
        _env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        _type: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to a card, or None, which makes nitpick complain."""
        pages = self.pages_showing(target)
        if not pages:
            names = sorted({name for there in self.cards.values() for name in there})
            logger.warning(
                "no page shows the example %r: there are %s",
                target,
                ", ".join(nearest(target, names).split(", ")[:3]),
                location=node,
            )
            return None
        page = fromdocname if fromdocname in pages else pages[0]
        return make_refnode(builder, fromdocname, page, card_id(target), contnode)

    def resolve_any_xref(self, *_given: Any) -> list[tuple[str, nodes.reference]]:
        """Answer no question that doesn't ask for an example."""
        return []


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

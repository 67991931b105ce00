"""A tab for each start method; choosing one chooses it in every set on the page."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx_design.shared import create_component


def method_tabs(panels: Mapping[str, list[nodes.Node]], kind: str) -> nodes.Element:
    """Return tabs whose labels are start methods; ``kind`` is the set's class."""
    tabs = create_component("tab-set", ["sd-tab-set", kind])
    for number, (method, panel) in enumerate(panels.items()):
        label = nodes.rubric(method, method, classes=["sd-tab-label"])
        label["sync_group"], label["sync_id"] = "method", method
        content = create_component("tab-content", ["sd-tab-content"])
        content += panel
        tab = create_component("tab-item", ["sd-tab-item"], selected=not number)
        tab += [label, content]
        tabs += tab
    return tabs

"""The ``timeline`` directive: the processes of an example's recorded run, as lanes.

``{timeline} topic/name`` draws the ``.trace`` beside the example. ``:method:`` names
the start methods to show, as tabs under one scale of time; without it there is the
one under which the example is recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from examples._catalogue import Example
from examples._trace.file import TraceError, parse_trace

from ..example.domain import ExampleDomain, find_example
from ..shared.nearest import nearest
from .panel import draw_panel, draw_tabs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from examples._trace.model import Trace


def _methods(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ValueError("name one start method or several, with commas between")
    return names


class Timeline(SphinxDirective):
    """Draw the trace of one example."""

    required_arguments = 1
    option_spec = {"method": _methods}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """Return the drawing, or complain at the directive's line."""
        facts = find_example(self)
        example, language = facts.example, self.config.language
        methods = self.options.get("method") or [example.reference]
        traces = {method: self.trace(example, method) for method in methods}
        box = nodes.container("", is_div=True, classes=["timeline", "no-search"])
        if len(traces) == 1:
            box += draw_panel(example.name, traces[methods[0]], language)
        else:
            box += draw_tabs(example.name, traces, language)
        for node in box.findall(nodes.Element):
            self.set_source_info(node)
        ExampleDomain.of(self.env).note(self.env.docname, facts)
        return [box]

    def trace(self, example: Example, method: str) -> Trace:
        """Return the recorded run under one start method."""
        methods = example.settings.methods
        if method not in methods:
            raise self.error(
                f"{example.name} has no start method {method!r}: "
                f"there are {nearest(method, [*methods])}"
            )
        path = example.trace(method)
        if not path.is_file():
            found = sorted(path.name for path in path.parent.glob("*.trace"))
            raise self.error(
                f"no trace {path.name} of {example.name!r}: there are "
                f"{nearest(path.name, found) or 'none'}; make it an empty file, "
                "and make record fills it"
            )
        self.env.note_dependency(path)
        try:
            return parse_trace(path.read_text("utf-8"))
        except TraceError as fault:
            raise self.error(f"{path.name}: {fault}; make record fills it") from None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive, and the script that reads spans out."""
    app.setup_extension("conf.extensions.example")
    app.add_directive("timeline", Timeline)
    app.add_js_file("timeline.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}

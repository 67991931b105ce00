"""The ``timeline`` directive: the processes of an example's recorded run, as lanes.

``{timeline} topic/name`` draws the ``.trace`` beside the example. ``:method:`` names
the start methods to show, as tabs under one scale of time; without it there is the
one under which the example is recorded.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from example_facts import Facts, catalogue
from listing import nearest
from sphinx.util.docutils import SphinxDirective
from timeline_nodes import panel, tabs

from examples._catalogue import CatalogueError, Example
from examples._trace import trace

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


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
        used = self.env.examples_used.setdefault(self.env.docname, [])  # type: ignore[attr-defined]
        used.append(
            (self.arguments[0], "")
        )  # if this fails, the next build tries again
        example = self.example()
        methods = self.options.get("method") or [example.reference]
        traces = {method: self.trace(example, method) for method in methods}
        language, name = self.config.language, example.name
        box = nodes.container("", is_div=True, classes=["timeline", "no-search"])
        if len(traces) == 1:
            box += panel(name, traces[methods[0]], language)
        else:
            box += tabs(name, traces, language)
        for node in box.findall(nodes.Element):
            self.set_source_info(node)
        used[-1] = (name, Facts(example).digest())
        return [box]

    def example(self) -> Example:
        """Return the example that is named."""
        try:
            there = catalogue(Path(self.config.examples_dir))
        except CatalogueError as fault:
            raise self.error(str(fault)) from None
        name = self.arguments[0]
        if name not in there:
            hint = nearest(name, sorted(there))
            raise self.error(f"no example {name!r}: there are {hint}")
        return there[name]

    def trace(self, example: Example, method: str) -> trace.Trace:
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
            return trace.read(path.read_text("utf-8"))
        except trace.TraceError as fault:
            raise self.error(f"{path.name}: {fault}; make record fills it") from None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive, and the script that reads spans out."""
    app.setup_extension("example")
    app.add_directive("timeline", Timeline)
    app.add_js_file("timeline.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}

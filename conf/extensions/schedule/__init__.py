"""The ``schedule`` directive: jobs and a policy in, a Gantt chart and figures out.

``{schedule} RoundRobin(quantum=4)`` computes, at build, the schedule of the table of
jobs in its body, whose first line names the columns.  Several policies, with `` | ``
between them, are drawn side by side.  ``:context-switch:`` is the cost of one, with
``:charge-first:`` also of the first dispatch; ``:events:`` lists what happened and why.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from conf import laboratory
from conf.laboratory.link import encode
from examples import scheduling
from examples.scheduling import simulate

from .figure import box
from .source import check_columns, jobs_of, number_of, policy_of

LABORATORY = "scheduling/lab"  # its page
SOURCES = [
    source
    for package in (scheduling, laboratory)
    for source in sorted(Path(package.__path__[0]).rglob("*.py"))
]

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Schedule(SphinxDirective):
    """Draw what one policy, or several, make of some jobs."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {  # noqa: RUF012
        "context-switch": number_of,
        "charge-first": directives.flag,
        "events": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the chart and its tables, or complain at the directive's line."""
        try:
            jobs = jobs_of(self.content)
            cost = self.options.get("context-switch", 0)
            first = "charge-first" in self.options
            texts = " ".join(self.arguments[0].split()).split(" | ")
            policies = [policy_of(text.strip()) for text in texts]
            check_columns(jobs, policies)
            schedules = [
                simulate(jobs, policy, cost, charge_first=first) for policy in policies
            ]
        except ValueError as fault:
            raise self.error(str(fault)) from None
        for source in SOURCES:
            self.env.note_dependency(source)
        events = "events" in self.options
        opens = self.laboratory(encode(jobs, policies, cost, charge_first=first))
        return [
            box(
                jobs,
                policies,
                schedules,
                self.config.language,
                events=events,
                laboratory=opens,
            )
        ]

    def laboratory(self, fragment: str) -> str:
        """Return the address of the laboratory; empty where there is no other page."""
        here = self.env.docname
        if here == LABORATORY or LABORATORY not in self.env.found_docs:
            return ""
        return f"{'../' * here.count('/')}{LABORATORY}.html#{fragment}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    app.add_directive("schedule", Schedule)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

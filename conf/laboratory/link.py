"""A set-up as the fragment of a link to the laboratory; page/link.js reads it."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from examples.scheduling import POLICIES, Job, Kind, Option, Policy
from examples.scheduling.engine.job import Time

from .numbers import format_exact
from .setup import COLUMNS, NEEDED, format_start, format_typed, options_of


def encode(
    jobs: Iterable[Job],
    policies: Sequence[Policy],
    context_switch: Time = 0,
    *,
    charge_first: bool = False,
) -> str:
    """Return the fragment, without #: the first policy, and the options of all."""
    cells = [("job", write_job(job)) for job in jobs]
    policy = type(policies[0]).__name__
    pairs = [("lab", "2"), ("policy", policy), ("jobs", str(len(cells)))]
    chosen = choose_options(policies)
    for name, option in options_of(POLICIES).items():
        typed = chosen.get(name, format_start(option))
        if typed != format_start(option):
            pairs.append((name, "1" if typed is True else str(typed)))
    if context_switch:
        pairs.append(("context_switch", format_exact(context_switch)))
    if charge_first:
        pairs.append(("charge_first", "1"))
    written = urlencode([*pairs, *cells], safe=",*")
    return f"{written.replace('~', '%7E')}&end"  # as URLSearchParams writes it


def write_job(job: Job) -> str:
    """Return a job's cells with commas between, the last ones left out if 0."""
    name, *numbers = (getattr(job, column) for column in COLUMNS)
    cells = [
        name.replace("\\", "\\\\").replace(",", "\\,"),
        *map(format_exact, numbers),
    ]
    while len(cells) > NEEDED and cells[-1] == "0":
        cells.pop()
    return ",".join(cells)


def choose_options(policies: Iterable[Policy]) -> dict[str, str | bool]:
    """Return the options as they would be typed; of two policies, the first's."""
    chosen: dict[str, str | bool] = {}
    for policy in policies:
        for option in policy.options:
            chosen.setdefault(option.name, format_typed(value_of(policy, option)))
    return chosen


def value_of(policy: Policy, option: Option) -> Any:
    """Return an option's value; counts that were not given are 1 for each level."""
    value = getattr(policy, option.name)
    unsaid = option.kind is Kind.COUNTS and value is None
    return [1] * policy.levels if unsaid else value

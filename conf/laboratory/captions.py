"""A policy and its options in words: "Round robin, quantum 4"."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from examples.scheduling import Kind, Option, Policy, Ties

from .numbers import format_exact
from .setup import format_typed


class Caption(NamedTuple):
    """What a policy is called, and each of its options in words."""

    name: str
    options: list[str]

    def write(self, words: Mapping[str, str]) -> str:
        """Return all of it as one text."""
        return words["comma"].join([self.name, *self.options])


def make_captions(
    policies: Iterable[Policy], words: Mapping[str, str], *, ties: bool = False
) -> list[Caption]:
    """Return the captions of policies that stand side by side.

    The rule for ties is named if one of them has another than the usual one, or with
    ``ties``.
    """
    policies = list(policies)
    named = ties or any(policy.ties is not Ties.OSTEP for policy in policies)
    return [caption(policy, words, ties=named) for policy in policies]


def caption(policy: Policy, words: Mapping[str, str], *, ties: bool) -> Caption:
    """Return the caption of one policy."""
    name = type(policy).__name__
    options = [one for one in policy.options if ties or one.kind is not Kind.TIES]
    told = (say_option(one, getattr(policy, one.name), words) for one in options)
    return Caption(words.get(name, name), [text for text in told if text])


def say_option(option: Option, value: Any, words: Mapping[str, str]) -> str:
    """Say what an option is; nothing, where it does nothing."""
    key = f"option {option.name}"
    if option.kind is Kind.FLAG:
        return words.get(key, option.name) if value else words.get(f"no {key}", "")
    if option.kind is Kind.TIES:
        return words[key].format(words[value.name])
    if option.kind is Kind.PERIOD and not value:
        return ""
    if option.kind is Kind.COUNTS and set(value or [1]) == {1}:
        return ""
    if option.kind is Kind.POLICIES:
        return words[key].format(format_typed(value))
    numbers = value if option.kind in (Kind.SLICES, Kind.COUNTS) else [value]
    text = words["between numbers"].join(map(format_exact, numbers))
    return words.get(key, f"{option.name} {{}}").format(text)


def differing(captions: Iterable[Caption]) -> Iterator[Caption]:
    """Yield captions without the options that all of them share, if of one name."""
    captions = list(captions)
    shared: set[str] = set()
    if len(captions) > 1 and len({each.name for each in captions}) == 1:
        shared = set.intersection(*(set(each.options) for each in captions))
    for name, options in captions:
        yield Caption(name, [option for option in options if option not in shared])

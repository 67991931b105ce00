"""The words that our code puts on a page: one shape for all parts of the site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

Words = Mapping[str, tuple[str, str]]  # key: English, Chinese


def choose(words: Words, language: str) -> dict[str, str]:
    """Return all words in one language, such as "en" or "zh_CN"."""
    return {key: pair[language.startswith("zh")] for key, pair in words.items()}


def fill(words: Words, language: str, key: str, *values: object) -> str:
    """Return one of the words in a language, its braces filled with ``values``."""
    return words[key][language.startswith("zh")].format(*values)


WORDS: Words = {
    "and": (" and ", " 和 "),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "facts": ("The same as a table", "以表格查看"),
}
say = partial(fill, WORDS)


def join_words(language: str, items: list[str]) -> str:
    """Join ``items`` the way a sentence does: "fork, spawn and forkserver"."""
    *others, last = items
    if not others:
        return last
    return say(language, "comma").join(others) + say(language, "and") + last

"""What the directive says about a schedule, beside the words of its chart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from conf.laboratory.captions import Caption
from conf.laboratory.words import WORDS as CAPTION_WORDS

from ..chinese import CJK
from ..shared.words import Words, choose, fill
from ..shared.words import say as say_shared

WORDS: Words = {
    "schedule": ("Schedule under {}", "{} 的调度结果"),
    "with options": ("{} ({})", "{}（{}）"),
    "and": ("{} and {}", "{} 与 {}"),
    "open": ("Open in the laboratory", "在实验室中打开"),
    "files": ("Download: ", "下载："),
    "every event": ("Every event and its reason: {}", "每个事件及其原因：{}"),
}
say = partial(fill, WORDS)

_spaced = re.compile(f"(?<=[{CJK}]) (?=[{CJK}])")


def say_title(language: str, captions: Iterable[Caption]) -> str:
    """Say what a chart shows: the schedule under these policies."""
    comma = choose(CAPTION_WORDS, language)["comma"]
    names = [
        say(language, "with options", name, comma.join(options)) if options else name
        for name, options in captions
    ]
    *others, text = names
    if others:
        text = say(language, "and", say_shared(language, "comma").join(others), text)
    return _spaced.sub("", say(language, "schedule", text))

"""What is said about an error besides its entry."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

WORDS: Words = {
    "cure": ("**Cure:** {} See {}.", "**处理：**{}见{}。"),
    "seen": ("shown by {}", "例子 {}"),
    "under": (" under {}", "（{}）"),
    "source": ("source", "来源"),
    "module": ("source: {}", "来源：{}"),
    "to": ("{} to {}", "{} 至 {}"),
    "or newer": ("{} and later", "{} 起"),
}
say = partial(fill, WORDS)

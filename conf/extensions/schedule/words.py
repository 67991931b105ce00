"""What the directive says about a schedule, beside the words of its chart."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

WORDS: Words = {
    "schedule": ("Schedule under {}", "{} 的调度结果"),
    "open": ("Open in the laboratory", "在实验室中打开"),
    "files": ("Download: ", "下载："),
    "every event": ("Every event and its reason: {}", "每个事件及其原因：{}"),
}
say = partial(fill, WORDS)

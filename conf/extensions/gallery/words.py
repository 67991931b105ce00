"""What is said around the examples of the gallery."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

WORDS: Words = {
    "filter": ("Filter the examples", "筛选例子"),
    "words": ("Words", "关键词"),
    "topic": ("Topic", "主题"),
    "library": ("Library", "库"),
    "python": ("Python", "Python 版本"),
    "method": ("Start method", "启动方法"),
    "any": ("any", "不限"),
    "clear": ("Clear", "清除条件"),
    "count": ("{{0}} of {{1}}", "显示 {{0}} 个，共 {{1}} 个"),
    "none": (
        "None of {{1}} examples: clear a filter.",
        "{{1}} 个例子均不符合，请减少条件。",
    ),
    "download": ("Download", "下载"),
    "copy": ("Copy", "复制"),
    "copied": ("Copied", "已复制"),
    "failed": ("It could not be copied: download it.", "复制失败，请下载。"),
    "archive": (" has all {} examples.", " 包含全部 {} 个例子。"),
}
say = partial(fill, WORDS)

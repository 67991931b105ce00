"""The words of the tables of versions."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

WORDS: Words = {
    "platform": ("platform", "平台"),
    "python": ("Python", "Python 版本"),
    "default": ("default", "默认方法"),
    "others": ("others", "其他方法"),
    "none": ("none", "无"),
    "until": ("{} to {}", "{} 至 {}"),
    "since": ("{} and later", "{} 起"),
    "module": ("module", "模块"),
    "change": ("change", "变化"),
    "source": ("source", "依据"),
    "docs": ("docs", "官方文档"),
    "tested": ("{}, tested", "{}，已测试"),
}
say = partial(fill, WORDS)

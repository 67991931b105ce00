"""The words that our extensions put on a page, in the page's language."""

from __future__ import annotations

WORDS = {
    # key: (English, Chinese)
    "download": ("Download", "下载"),
    "output": ("Output", "输出"),
    "no output": ("No output", "没有输出"),
    "exit": ("Ends with exit code {}.", "以退出码 {} 结束。"),
    "stderr": ("Standard error shows ", "标准错误里有 "),
    "needs": ("Needs {}. ", "需要 {}。"),
    "or newer": ("Python {} or newer", "Python {} 或更高版本"),
    "verified": ("Verified on {}, {}. ", "已验证：{}，{}。"),
    "system": ("{}, Python {}", "{}，Python {}"),
    "under": (", under {}", "，{}"),
    "to": ("{} to {}", "{} 至 {}"),
    "copied": ("A copy runs as {}; here is ", "复制到别处，用 {} 运行。另见"),
    "test": ("its test", "它的测试"),
    "and": (" and ", " 和 "),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "stop": (".", "。"),
}


def say(language: str, key: str, *values: object) -> str:
    """Return one of the WORDS in ``language``, its braces filled with ``values``."""
    return WORDS[key][language.startswith("zh")].format(*values)


def listed(language: str, items: list[str]) -> str:
    """Join ``items`` the way a sentence does: "fork, spawn and forkserver"."""
    *others, last = items
    if not others:
        return last
    comma, both = say(language, "comma"), say(language, "and")
    return comma.join(others) + both + last

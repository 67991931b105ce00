"""The words that our extensions put on a page, in the page's language."""

from __future__ import annotations

WORDS = {
    # key: (English, Chinese)
    "download": ("Download", "下载"),
    "output": ("Output", "输出"),
    "output under": ("Output under {}", "{} 下的输出"),
    "run": ("Run it in the project:", "在项目里运行："),
    "copied": ("a copy of the file alone:", "单独复制的文件："),
    "exit": ("Ends with exit code {}.", "以退出码 {} 结束。"),
    "stderr": ("On standard error: ", "标准错误输出："),
    "needs": ("Needs {}.", "需要 {}。"),
    "or newer": ("Python {} or newer", "Python {} 或更新的版本"),
    "test": ("its test", "它的测试"),
    "verified": ("Verified on {}", "验证环境：{}"),
    "to": ("{} to {}", "{} 至 {}"),
    "under": (", under {}", "，启动方法 {}"),
    "and": (" and ", " 和 "),
    "comma": (", ", "、"),
    "stop": (".", "。"),
    "next system": ("; ", "；"),
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

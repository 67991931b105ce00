"""What is said about an example."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

WORDS: Words = {
    "download": ("Download", "下载"),
    "output": ("Output", "输出"),
    "no output": ("No output", "没有输出"),
    "exit": ("Ends with exit code {}.", "以退出码 {} 结束。"),
    "stderr": ("Standard error shows ", "标准错误输出包含 "),
    "stderr dev": ("Under {}, standard error shows ", "使用 {} 时，标准错误输出包含 "),
    "stderr maybe": ("Standard error may show ", "标准错误输出可能包含 "),
    "needs": ("Needs {}. ", "需要 {}。"),
    "posix": ("POSIX", "POSIX 系统"),
    "or newer": ("Python {} or newer", "Python {}+"),
    "verified": ("Verified on {}, {}. ", "已验证：{}，{}。"),
    "system": ("{}, Python {}", "{}，Python {}"),
    "under": (", under {}", "，{}"),
    "to": ("{} to {}", "{} 至 {}"),
    "copied": ("A copy runs as {}; here is ", "复制后用 {} 运行。另见"),
    "excerpt": (
        "An excerpt: the whole file, downloaded, runs as {}; here is ",
        "以上是节选，下载完整文件后用 {} 运行。另见",
    ),
    "with its topic": (
        "To copy it, take the folder {} along; here is ",
        "复制时请连同目录 {} 一起。另见",
    ),
    "test": ("its test", "它的测试"),
    "fold": ("{} more lines of the docstring", "文档字符串的其余 {} 行"),
    "stop": (".", "。"),
}
say = partial(fill, WORDS)

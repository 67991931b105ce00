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
    "with its topic": (
        "To copy it, take the folder {} along; here is ",
        "要复制，请连同文件夹 {} 一起。另见",
    ),
    "test": ("its test", "它的测试"),
    "timeline": (
        "Timeline of {}, recorded under {}",
        "{} 的时间线，在 {} 下记录",
    ),
    "keys": ("{}; the arrow keys go from span to span", "{}；用方向键逐段查看"),
    "hint": (
        "Point at a span for its figures, or focus the picture and use the arrow keys.",
        "指向任意一段可看具体数值；也可以让图获得焦点，再用方向键逐段查看。",
    ),
    "recorded": (
        "Drawn from a run on {}, Python {}, {}, on {}.",
        "根据一次真实的运行绘制：{}，Python {}，{}，{}。",
    ),
    "facts": ("The same as a table", "同样的内容，用表格表示"),
    "in unit": (
        "Times in {} after the first event.",
        "时间从第一个事件算起，单位为 {}。",
    ),
    "schedule": ("Schedule under {}", "{} 的调度结果"),
    "files": ("Download: ", "下载："),
    "every event": ("Every event and its reason: {}", "每个事件及其原因：{}"),
    "from": ("from", "从"),
    "until": ("to", "到"),
    "who": ("process", "进程"),
    "what": ("what it does", "做什么"),
    "measured": (
        "Measured on {} on {}, {} cores{}, {} {}, Python {}.",
        "测量于 {}：{}，{} 核{}，{} {}，Python {}。",
    ),
    "virtual": (" of a virtual machine", "（虚拟机）"),
    "bare metal": ("", ""),
    "marks": (
        "Each bar is the median of {} repeats; the thin line goes from “{}” to “{}”. "
        "The scale is logarithmic.",
        "长条是 {} 次测量的中位数；细线从“{}”画到“{}”。刻度是对数的。",
    ),
    "limits": (
        "The yellow bars are what a C program does on the same machine.",
        "黄色的长条是同一台机器上的 C 程序。",
    ),
    "figures in": (
        "In {} where a column doesn't say otherwise.",
        "单位为{}，列名另有说明的除外。",
    ),
    "way": ("way", "方式"),
    "and": (" and ", " 和 "),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "stop": (".", "。"),
}

# What is said about a trace, in Chinese; the English is examples/_trace/words.py.
TIMELINE = {
    "starting": "启动中",
    "running": "运行",
    "waiting": "等待",
    "holding": "持有",
    "mark": "瞬间动作",
    "ended": "结束",
    "message": "消息",
    "main": "主进程",
    "starts": "正在启动",
    "runs": "运行",
    "waits for lock": "等 {}",
    "waits for condition": "等 {} 的通知",
    "waits for event": "等 {} 被设置",
    "waits for barrier": "在 {} 前等待",
    "waits for message": "等 {} 里的消息",
    "waits for room": "等 {} 腾出地方",
    "waits for process": "等 {} 结束",
    "waits for queue": "等 {} 里的任务全部完成",
    "waits for any": "等最先就绪的那个",
    "gives up": "{}，没有等到",
    "for ever": "{}，到最后也没有等到",
    "holds": "持有 {}",
    "still holds": "持有 {}，结束时也没有释放",
    "several": "{} × {}",
    "release": "释放 {}",
    "notify": "通过 {} 发通知",
    "set": "设置 {}",
    "clear": "清除 {}",
    "done": "报告 {} 的一个任务已完成",
    "abort": "弄坏 {}",
    "reset": "重置 {}",
    "broken": "发现 {} 已损坏",
    "refused": "被 {} 拒绝",
    "signal": "把 {} 发给 {}",
    "ends": "结束，退出码 {}",
    "from to": "{lane}：{what}，{start} 至 {end} {unit}（{length} {unit}）",
    "at": "{lane}：{what}，{start} {unit}",
    "sent": "经 {thing} 从 {sender} 到 {receiver}",
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

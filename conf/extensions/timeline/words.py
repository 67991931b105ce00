"""What is said about a timeline; its English is examples/_trace/words.py."""

from __future__ import annotations

from functools import partial

from examples._trace.words import WORDS as ENGLISH

from ..shared.words import Words, fill

CHINESE = {
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

TRACE: Words = {key: (ENGLISH[key], said) for key, said in CHINESE.items()}
WORDS: Words = {
    "timeline": (
        "Timeline of {}, recorded under {}",
        "{} 的时间线，在 {} 下记录",
    ),
    "keys": ("{}; the arrow keys go from span to span", "{}；用方向键逐段查看"),
    "hint": (
        "Point at a span or tap it for its figures, or focus the picture and use the "
        "arrow keys.",
        "指向或点按任意一段，可看具体数值；也可以让图获得焦点，再用方向键逐段查看。",
    ),
    "recorded": (
        "Drawn from a run on {}, Python {}, {}, on {}.",
        "根据一次真实的运行绘制：{}，Python {}，{}，{}。",
    ),
    "in unit": (
        "Times in {} after the first event.",
        "时间从第一个事件算起，单位为 {}。",
    ),
    "from": ("from", "从"),
    "until": ("to", "到"),
    "who": ("process", "进程"),
    "what": ("what it does", "做什么"),
}
say = partial(fill, WORDS)

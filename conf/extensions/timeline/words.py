"""What is said about a timeline; its English is examples/_trace/words.py."""

from __future__ import annotations

from functools import partial

from examples._trace.words import WORDS as ENGLISH

from ..shared.words import Words, fill

CHINESE = {
    "starting": "正在启动",
    "running": "运行：不在已知的等待中，可能在等 CPU",
    "waiting": "等待",
    "sleeping": "睡眠",
    "task": "任务",
    "chunk": "一块任务",
    "holding": "持有",
    "mark": "瞬时操作",
    "ended": "结束",
    "message": "消息",
    "main": "主进程",
    "starts": "正在启动",
    "runs": "运行",
    "waits for lock": "等待获取 {}",
    "waits for condition": "等待 {} 的通知",
    "waits for event": "等待 {} 置位",
    "waits for barrier": "在 {} 处等待其他进程",
    "waits for message": "等待 {} 中的消息",
    "waits for room": "等待 {} 中的空位",
    "waits for write": "向 {} 写入",
    "waits for process": "等待 {} 结束",
    "waits for queue": "等待 {} 中的任务全部完成",
    "waits for any": "等待多个对象中的任意一个",
    "waits for task": "等待任务 {} 的结果",
    "waits for chunk": "等待任务 {} 的结果",
    "waits for tasks": "等待任务完成",
    "waits for workers": "等待进程池的工作进程结束",
    "waits for idle": "等待任务",
    "waits for sleep": "睡眠",
    "waits for command": "等待程序 {}",
    "waits for recv": "等待连接中的数据",
    "waits for accept": "等待连接",
    "does task": "执行任务 {}：{}",
    "does chunk": "执行任务 {}：{}",
    "does several": "执行任务",
    "gives up": "{}，未等到",
    "for ever": "{}，直到自身结束",
    "holds": "持有 {}",
    "still holds": "持有 {}，结束时仍未释放",
    "several": "{1}，共 {0} 次",
    "release": "释放 {}",
    "notify": "通过 {} 发出通知",
    "set": "置位 {}",
    "clear": "清除 {}",
    "done": "报告 {} 的一个任务已完成",
    "abort": "中止 {}",
    "reset": "重置 {}",
    "broken": "发现 {} 已损坏",
    "refused": "被 {} 拒绝",
    "signal": "将 {} 发送给 {}",
    "ends": "结束，退出码 {}",
    "from to": "{lane}：{what}，{start} 至 {end} {unit}（{length} {unit}）",
    "at": "{lane}：{what}，{start} {unit}",
    "sent": "{sender} → {receiver}，经 {thing}",
    "row": "{}：{}",
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
        "指向或点按任意一段可以查看具体数值，也可以让图获得焦点后用方向键逐段查看。",
    ),
    "recorded": (
        "Drawn from a run on {}, Python {}, {}, on {}.",
        "根据一次实际运行绘制：{}，Python {}，{}，{}。",
    ),
    "in unit": (
        "Times in {} after the first event.",
        "时间以第一个事件为起点，单位为 {}。",
    ),
    "from": ("from", "开始"),
    "until": ("to", "结束"),
    "who": ("process", "进程"),
    "what": ("what it does", "活动"),
}
say = partial(fill, WORDS)

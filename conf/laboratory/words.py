"""What is said about a schedule: in its chart, its tables and its events."""

from conf.extensions.shared.words import Words

WORDS: Words = {
    # In the picture.
    "cpu": ("CPU", "CPU"),
    "level": ("level {}", "第 {} 级"),
    "running": ("running", "运行"),
    "ready": ("ready", "就绪"),
    "blocked": ("blocked", "阻塞"),
    "idle": ("idle", "空闲"),
    "runs": ("{job} runs, {start} to {end}", "{job} 运行，{start} 至 {end}"),
    "runs on": (
        "{job} runs on level {level}, {start} to {end}",
        "{job} 在第 {level} 级运行，{start} 至 {end}",
    ),
    "is ready": ("{job} is ready, {start} to {end}", "{job} 就绪，{start} 至 {end}"),
    "is blocked": (
        "{job} is blocked, {start} to {end}",
        "{job} 阻塞，{start} 至 {end}",
    ),
    # In the tables.
    "job": ("job", "作业"),
    "arrival": ("arrival", "到达时间"),
    "burst": ("burst", "运行时间"),
    "start": ("start", "开始时间"),
    "finish": ("finish", "完成时间"),
    "response": ("response", "响应时间"),
    "turnaround": ("turnaround", "周转时间"),
    "wait": ("wait", "等待时间"),
    "normalised_turnaround": ("normalised turnaround", "带权周转时间"),
    "mean": ("mean", "平均"),
    "policy": ("policy", "算法"),
    "switches": ("switches", "切换次数"),
    "utilisation": ("utilisation", "CPU 利用率"),
    "throughput": ("throughput", "吞吐量"),
    "time": ("time", "时间"),
    "state": ("new state", "新状态"),
    "why": ("why", "原因"),
    "terminated": ("terminated", "终止"),
    "boost": ("boost", "优先级提升"),
    "all": ("all", "全部"),
    # Why it happened: causes, and the rules of the policies.
    "arrives": ("arrives", "到达"),
    "preempted": ("preempted by {}", "被 {} 抢占"),
    "expired": ("expired, to the tail of the queue", "时间片用完，到队尾"),
    "expired to": ("expired, to level {}", "时间片用完，到第 {} 级"),
    "blocks": ("I/O until {}", "I/O，到 {} 为止"),
    "back": ("I/O done", "I/O 完成"),
    "ends": ("finished", "运行完毕"),
    "all to the top": ("all jobs back to the top level", "所有作业回到最高级"),
    "first in the queue": ("first in the queue", "排在队首"),
    "shortest burst: {}": ("shortest burst: {}", "运行时间最短：{}"),
    "least time left: {}": ("least time left: {}", "剩余时间最短：{}"),
    "next in turn": ("next in turn", "轮到它"),
    "most urgent: priority {}": ("most urgent: priority {}", "优先级最高：{}"),
    "first in the highest queue: level {}": (
        "first in the highest queue: level {}",
        "非空的最高一级（第 {} 级）的队首",
    ),
}

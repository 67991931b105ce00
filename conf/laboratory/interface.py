"""The words of the laboratory's page.

Those of a language go into its page as JSON; the page's scripts have none of their own.
Braces are filled, in order.
"""

from conf.extensions.shared.words import Words

WORDS: Words = {
    # The table of jobs.
    "jobs": ("Jobs", "作业"),
    "name": ("Name", "名称"),
    "arrival": ("Arrival", "到达"),
    "burst": ("Burst", "服务时间"),
    "io_every": ("I/O every", "I/O 间隔"),
    "io_time": ("I/O time", "I/O 时长"),
    "priority": ("Priority", "优先级"),
    "cell": ("{}, row {}", "{}，第 {} 行"),
    "remove row": ("Delete row {}", "删除第 {} 行"),
    "add": ("Add a job", "添加作业"),
    "undo": ("Undo", "撤销"),
    "undone": ("Undone.", "已撤销。"),
    "table hint": (
        "Enter goes to the next row, arrow keys from cell to cell. A table copied from "
        "a spreadsheet or a page can be pasted, best with its headings. Numbers may be "
        "whole, decimal or fractions such as 17/3. A smaller number is a higher "
        "priority, unless the option says otherwise.",
        "按 Enter 跳到下一行，方向键在单元格之间移动。"
        "可以粘贴从电子表格或网页复制的表格，最好连同表头。"
        "数字可以是整数、小数，也可以是 17/3 这样的分数。"
        "默认数值越小优先级越高，可以在选项中更改。",
    ),
    "delete": ("Delete", "删除"),
    "pasted": ("Rows pasted: {}. {}{}.", "已粘贴 {} 行。{}{}。"),
    "pasted by position": (
        "No heading was known. Rows pasted by position: {}, as {}{}.",
        "没有可识别的表头，已按位置粘贴 {} 行：{}{}。",
    ),
    "taken for": ("{} → {}", "{} → {}"),
    "between": (", ", "、"),
    "not used": ("; not used: {}", "；未使用：{}"),
    "column": ("column {}", "第 {} 列"),
    "too many": (
        "Not pasted: there are {} rows, and the table holds at most {} jobs.",
        "没有粘贴：共有 {} 行，表格最多容纳 {} 个作业。",
    ),
    "removed": ("Row {} deleted.", "已删除第 {} 行。"),
    # Where jobs come from.
    "preset": ("From a textbook", "教材里的例题"),
    "own": ("Your own", "自己填写"),
    "random": ("Random jobs", "随机作业"),
    "count": ("How many", "数量"),
    "seed": ("Seed", "随机种子"),
    "make": ("Make them", "生成"),
    "made": ("{} jobs made from seed {}.", "已用随机种子 {1} 生成 {0} 个作业。"),
    "loaded": ("Filled in: {}.", "已填入：{}。"),
    # Policies and options.
    "policy": ("Policy", "调度算法"),
    "options": ("Policy and options", "算法和选项"),
    "FCFS": ("First come, first served (FCFS)", "先来先服务（FCFS）"),
    "SJF": ("Shortest job first (SJF)", "短作业优先（SJF）"),
    "HRRN": ("Highest response ratio next (HRRN)", "高响应比优先（HRRN）"),
    "SRTF": ("Shortest remaining time first (SRTF)", "最短剩余时间优先（SRTF）"),
    "RoundRobin": ("Round robin (RR)", "时间片轮转（RR）"),
    "Priority": ("Priority", "优先级调度"),
    "PriorityRoundRobin": (
        "Priority, round robin among equals",
        "优先级调度，同级时间片轮转",
    ),
    "MLQ": ("Multilevel queue (MLQ)", "多级队列（MLQ）"),
    "MLFQ": ("Multilevel feedback queue (MLFQ)", "多级反馈队列（MLFQ）"),
    "quantum": ("Quantum", "时间片"),
    "preemptive": (
        "Preemptive: a job of higher priority interrupts",
        "抢占式：高优先级的作业可以抢占正在运行的作业",
    ),
    "largest_first": (
        "The larger number is the higher priority",
        "数值越大优先级越高",
    ),
    "aging": (
        "Aging: raise the priority by one after each wait of (0: never)",
        "老化：每等待这么久，优先级提高一级（0 表示不老化）",
    ),
    "quanta": ("Quantum of each level, top first", "各级的时间片，最高一级在前"),
    "allotments": (
        "Slices before a job drops, for each level",
        "各级用满几个时间片后降级",
    ),
    "boost": (
        "Boost all to the top every (0: never)",
        "每隔多久全部提升（0 表示不提升）",
    ),
    "io_resets": (
        "An I/O gives a fresh slice and allotment (can be gamed)",
        "做一次 I/O 就重新计算时间片和配额（可以被利用）",
    ),
    "resets": ("fresh slice after I/O", "I/O 后重新计算时间片"),
    "io_to_front": (
        "Back from I/O to the head of the queue",
        "I/O 完成后回到队首",
    ),
    "policies": (
        "Policy of each level, top first; the priority of a job is its level, from 0",
        "各级的算法，最高一级在前；作业的优先级就是级别，从 0 起",
    ),
    "ties": (
        "Who goes first at the same instant (in most exams the arrival)",
        "同一时刻的处理顺序（考题中多为新到达的在前）",
    ),
    "OSTEP": (
        "OSTEP: the expired job; a preempted one keeps its place",
        "OSTEP：时间片用完的在前；被抢占的保留原位",
    ),
    "STALLINGS": (
        "Stallings: the arrival; a preempted one keeps its place",
        "Stallings：新到达的在前；被抢占的保留原位",
    ),
    "TEXTBOOK_CN": (
        "Chinese textbooks: the arrival; a preempted one goes to the tail",
        "国内教材：新到达的在前；被抢占的排到队尾",
    ),
    "short OSTEP": ("OSTEP", "OSTEP"),
    "short STALLINGS": ("Stallings", "Stallings"),
    "short TEXTBOOK_CN": ("Chinese textbooks", "国内教材"),
    "context_switch": ("Time of a context switch", "上下文切换的开销"),
    "charge_first": (
        "The first job to run costs a switch as well",
        "第一次调度也计一次切换",
    ),
    # Commands.
    "run": ("Run", "运行"),
    "compare": ("Compare all policies", "比较所有算法"),
    "sweep": ("Sweep the quantum", "逐个试时间片"),
    "link": ("Copy a link", "复制链接"),
    "copied": ("The link is in the clipboard.", "链接已复制到剪贴板。"),
    "not copied": (
        "The link is in the address bar: copy it from there.",
        "链接就在地址栏里，请从那里复制。",
    ),
    "link cut": (
        "This link was cut off: {} of its {} jobs came whole. Ask for the full link.",
        "链接不完整：{1} 个作业中只有 {0} 个是完整的。请索取完整的链接。",
    ),
    "link empty": (
        "This link was cut off, and none of its jobs came. Ask for the full link.",
        "链接不完整，其中没有完整的作业。请索取完整的链接。",
    ),
    "link version": (
        "This link is of another version of the laboratory ({}). Load the page anew, "
        "or ask for a link that was made here.",
        "链接来自另一版本（{}）的实验室。请刷新页面，或索取在本页生成的链接。",
    ),
    "link policy": (
        "This link asks for a policy that is not known here: {}.",
        "链接中的调度算法“{}”不存在。",
    ),
    "link jobs": (
        "This link has {} jobs, and the table holds at most {}.",
        "链接中有 {} 个作业，表格最多容纳 {} 个。",
    ),
    "press": ("Press Run to see the schedule.", "按“运行”查看调度结果。"),
    "loading": (
        "Fetching Python ({} MB, once)…",
        "正在下载 Python（{} MB，只需一次）……",
    ),
    "waiting": (
        "The result follows when Python is here.",
        "Python 下载完成后显示结果。",
    ),
    "working": ("Working…", "正在计算……"),
    "done": ("Done in {} ms. {}", "用时 {} 毫秒。{}"),
    "mean values": (
        "Mean turnaround {}, mean wait {}.",
        "平均周转时间 {}，平均等待时间 {}。",
    ),
    "compared": ("All policies compared in {} ms.", "已比较所有算法，用时 {} 毫秒。"),
    "swept": ("Quantum swept in {} ms.", "已试过各种时间片，用时 {} 毫秒。"),
    "wrong": (
        "Not run: {} to mend. The first: {}",
        "没有运行，有 {} 处要改。第一处：{}",
    ),
    "stale": (
        "The results below are from before the last change.",
        "下面还是上次修改之前的结果。",
    ),
    "slow": (
        "Stopped after {} s without an answer. Try fewer or shorter jobs.",
        "{} 秒没有算完，已停止。请减少作业，或缩短服务时间。",
    ),
    "silent": (
        "Python did not come: nothing arrived for {} s. Press Run to try again.",
        "Python 没有下载完：{} 秒内没有收到数据。请按“运行”重试。",
    ),
    "failed": (
        "Python could not be started ({}). Press Run to try again.",
        "Python 没能启动（{}）。请按“运行”重试。",
    ),
    "fault": ("{}: {}", "{}：{}"),
    "cited": ("{}, {}", "{}，{}"),
    "comma": (", ", "，"),
    # What is wrong with a field.
    "number": (
        "“{value}” is not a number. Write 3, 0.5 or 17/3.",
        "“{value}”不是数字。可以写 3、0.5 或 17/3。",
    ),
    "empty": ("A number is missing here.", "这里缺一个数字。"),
    "positive": (
        "{value} is too small: it must be more than 0.",
        "{value} 太小，必须大于 0。",
    ),
    "not_negative": (
        "{value} is too small: it must be 0 or more.",
        "{value} 太小，不能小于 0。",
    ),
    "too_large": (
        "{value} is too large: at most {most}.",
        "{value} 太大，最大为 {most}。",
    ),
    "too_fine": (
        "{value} is too fine: at most 6 decimals, or a denominator of at most 1000.",
        "{value} 太细，最多 6 位小数，分数的分母最大为 1000。",
    ),
    "no_name": ("Give the job a name.", "给作业起个名称。"),
    "twice": (
        "Row {other} is also called {value}: each job needs its own name.",
        "第 {other} 行也叫 {value}，名称不能重复。",
    ),
    "no_jobs": ("There is no job: add one.", "还没有作业：请添加一个。"),
    "many_jobs": ("At most {most} jobs.", "最多 {most} 个作业。"),
    "empty_list": (
        "Give a number for each level, such as 2 4 8.",
        "给每一级写一个数，例如 2 4 8。",
    ),
    "whole": (
        "{value} is not a whole number of slices: write 1 or more.",
        "{value} 不是整数：时间片的个数要写 1 或更大的整数。",
    ),
    "levels": (
        "{value} numbers for {levels} levels: write {levels}, or one for all.",
        "{levels} 级却写了 {value} 个数：写 {levels} 个，或只写一个表示各级相同。",
    ),
    "level_policy": (
        "“{value}” is no policy of a level. Write RR with a quantum, or one of {hint}, "
        "with > between the levels: RR 8 > FCFS.",
        "“{value}”不能作为一级的算法。可以写 RR 加时间片，或 {hint} 之一，"
        "各级之间用 > 隔开：RR 8 > FCFS。",
    ),
    "choice": ("“{value}” is not one of the choices.", "没有“{value}”这个选项。"),
    "many_steps": (
        "About {value} steps, and at most {most} can be shown: make it larger, or the "
        "bursts shorter.",
        "大约有 {value} 步，最多能显示 {most} 步：把它改大，或缩短服务时间。",
    ),
    "many_stops": (
        "About {value} steps, and at most {most} can be shown: let the jobs do I/O "
        "less often, or make their bursts shorter.",
        "大约有 {value} 步，最多能显示 {most} 步：把 I/O 间隔改大，或缩短服务时间。",
    ),
    # One schedule.
    "schedule": ("Schedule", "调度结果"),
    "title": ("{}: who runs when", "{}：各时刻运行的作业"),
    "controls": ("Step through the schedule", "逐步查看"),
    "first": ("First", "开头"),
    "back": ("Back", "上一步"),
    "play": ("Play", "播放"),
    "pause": ("Pause", "暂停"),
    "forward": ("Forward", "下一步"),
    "last": ("Last", "末尾"),
    "step": ("Step", "第几步"),
    "speed": ("Steps a second", "每秒步数"),
    "guess": ("Let me guess who runs next", "先猜下一个运行的作业"),
    "before": (
        "Before the first event. {} steps follow.",
        "还没有事件发生。后面共有 {} 步。",
    ),
    "at": ("Time {}, step {} of {}: {}", "时刻 {}，第 {} 步，共 {} 步：{}"),
    "becomes": ("{} becomes {} ({}).", "{} 变为{}（{}）。"),
    "boosted": ("Boost: {}.", "提升优先级：{}。"),
    "cpu": ("CPU", "CPU"),
    "idle": ("idle", "空闲"),
    "queue": ("Ready queue", "就绪队列"),
    "ready jobs": ("Ready, as in the table", "就绪，按表中顺序"),
    "level": ("Level {}", "第 {} 级"),
    "nobody": ("empty", "空"),
    "states": ("States", "状态"),
    "n": ("new", "新建"),
    "r": ("ready", "就绪"),
    "u": ("running", "运行"),
    "b": ("blocked", "阻塞"),
    "t": ("terminated", "终止"),
    "who": ("Time {}: who runs next?", "时刻 {}：下一个运行的是哪个作业？"),
    "right": ("Right. {}", "猜对了。{}"),
    "not right": ("Not {}. {}", "不是 {}。{}"),
    "reveal": ("Show me", "看答案"),
    "score": ("{} of {} right", "猜了 {1} 次，猜对 {0} 次"),
    "figures": ("Figures", "各项指标"),
    "start": ("Start", "开始时间"),
    "finish": ("Finish", "完成时间"),
    "response": ("Response", "响应时间"),
    "turnaround": ("Turnaround", "周转时间"),
    "wait": ("Wait", "等待时间"),
    "normalised_turnaround": ("Normalised turnaround", "带权周转时间"),
    "mean": ("Mean", "平均"),
    "whole run": (
        "Ends at {}. CPU utilisation {} %. Throughput {} jobs a unit of time. "
        "Switches: {}.",
        "在时刻 {} 结束。CPU 利用率 {}%。吞吐量：每单位时间 {} 个作业。"
        "上下文切换 {} 次。",
    ),
    "published": ("In the book", "教材的答案"),
    "here": ("Here", "这里的结果"),
    "agrees": ("the same", "一致"),
    "differs": ("differs", "不一致"),
    "mean of": ("mean {}", "平均{}"),
    "finishes": ("finish times", "完成时间"),
    "tie": (
        "The answer depends on who goes first when things happen at the same instant.",
        "多个事件发生在同一时刻，答案取决于并列规则。",
    ),
    "order": (
        "Jobs arrive together and queue in the order of the table. With the table "
        "upside down the answer is another one.",
        "多个作业同时到达，按表中的顺序排队。如果将表倒序，答案会不同。",
    ),
    "rule": ("Rule", "规则"),
    "as typed": ("as in the table", "按表中顺序"),
    "turned": ("upside down", "倒序"),
    "gantt": ("Who runs from when", "各时刻运行的作业"),
    "copy": ("Copy", "复制"),
    "copy line": ("Copy who runs from when {}", "复制各时刻运行的作业 {}"),
    "line copied": ("Copied.", "已复制。"),
    "line selected": ("Selected: copy it from here.", "已选中，请自行复制。"),
    "mean turnaround": ("Mean turnaround", "平均周转时间"),
    "mean wait": ("Mean wait", "平均等待时间"),
    "switches": ("Switches", "切换次数"),
    "save": ("Save as", "保存为"),
    # Several schedules.
    "all": ("All policies", "所有算法"),
    "all note": (
        "The same jobs under every policy; each has its own options from above.",
        "同样的作业，交给每一种算法；各算法用上面为它设定的选项。",
    ),
    "best": ("lowest", "最小"),
    "means": ("Means over all jobs", "所有作业的平均值"),
    "cpu use": ("CPU utilisation, %", "CPU 利用率（%）"),
    "sweep title": (
        "Round robin: what the quantum costs",
        "时间片轮转：时间片大小的代价",
    ),
    "sweep note": (
        "The same jobs under round robin with each quantum; a context switch takes {}.",
        "同样的作业用时间片轮转，时间片从小到大；每次上下文切换用时 {}。",
    ),
}

# What the columns of a pasted table are called elsewhere, besides the words above.
HEADINGS = {
    "name": (
        *("process", "processes", "process id", "process name", "pid", "id"),
        *("job", "jobs", "job name", "job id", "task", "task name", "thread"),
        *("进程", "进程名", "进程名称", "进程号", "进程 ID", "作业", "作业名"),
        *("作业名称", "作业号", "任务", "任务名", "编号"),
    ),
    "arrival": (
        *("arrival time", "arrive", "arrives", "arrived", "AT", "release time"),
        *("submit time", "submission time", "到达时间", "到达时刻", "提交时间"),
        *("提交时刻", "进入时间", "进入时刻"),
    ),
    "burst": (
        *("burst time", "BT", "CPU burst", "CPU burst time", "CPU time", "service"),
        *("service time", "run time", "running time", "execution time"),
        *("processing time", "duration", "运行时间", "执行时间", "要求服务时间"),
        *("要求运行时间", "估计运行时间", "预计运行时间", "需要运行时间"),
        *("处理时间", "CPU 时间", "CPU 区间"),
    ),
    "io_every": ("I/O interval",),
    "io_time": ("I/O duration", "I/O burst", "I/O 时间"),
    "priority": ("prio", "priority number", "优先数", "优先权"),
}

"""The words of measured figures: the data's own names, and the caption."""

from __future__ import annotations

from functools import partial

from ..shared.words import Words, fill

NAMES: Words = {  # of rows and columns; names of code stay as they are
    # rows
    "shared memory, spinning ring": (
        "shared memory, spinning ring",
        "共享内存，环形缓冲，忙等",
    ),
    "shared memory, ring": ("shared memory, ring", "共享内存，环形缓冲"),
    "shared memory, 1 slot": ("shared memory, 1 slot", "共享内存，一个槽位"),
    "Unix socket": ("Unix socket", "Unix 域套接字"),
    "os.pipe of 1 MiB": ("os.pipe of 1 MiB", "os.pipe，容量 1 MiB"),
    "Pipe, send_bytes, fresh memory": (
        "Pipe, send_bytes, fresh memory",
        "Pipe，send_bytes，每次新申请内存",
    ),
    "Pipe, send_bytes": ("Pipe, send_bytes", "Pipe，send_bytes"),
    "Pipe, send": ("Pipe, send", "Pipe，send"),
    "Pipe(duplex=False), send_bytes": (
        "Pipe(duplex=False), send_bytes",
        "Pipe(duplex=False)，send_bytes",
    ),
    "Listener, Client": ("Listener, Client", "Listener、Client"),
    "C: memcpy, in cache": ("C: memcpy, in cache", "C 程序：memcpy，数据在缓存中"),
    "C: memcpy, from main memory": (
        "C: memcpy, from main memory",
        "C 程序：memcpy，数据在内存中",
    ),
    "C: pipe": ("C: pipe", "C 程序：管道"),
    "threading.Thread": ("threading.Thread", "threading.Thread（线程）"),
    "posix_spawn, true": ("posix_spawn, true", "posix_spawn，运行 true"),
    "subprocess.run, true": ("subprocess.run, true", "subprocess.run，运行 true"),
    "subprocess.run, python -c pass": (
        "subprocess.run, python -c pass",
        "subprocess.run，运行 python -c pass",
    ),
    "loop": ("a plain loop", "普通循环"),
    "Pool.map": ("Pool.map, its own chunksize", "Pool.map，默认的 chunksize"),
    "one chunk": ("all tasks in one chunk", "全部任务合为一块"),
    "argument": ("argument of each task", "作为每个任务的参数"),
    "result": ("result of each task", "作为每个任务的返回值"),
    "initializer": ("initializer, once a worker", "initializer，每个工作进程一次"),
    "SharedMemory": ("SharedMemory", "SharedMemory（共享内存）"),
    "path, memory map": ("path, memory map", "路径，内存映射"),
    "path, np.load": ("path, np.load", "路径，np.load 读入内存"),
    "global, fork": ("global, under fork", "全局变量，fork"),
    "no data": ("a worker without the data", "没有数据的工作进程"),
    "no data, fork": (
        "a worker without the data, under fork",
        "没有数据的工作进程，fork",
    ),
    "computing, 2 processes": ("computing, 2 processes", "计算，2 个进程"),
    "computing, 2 threads": ("computing, 2 threads", "计算，2 个线程"),
    "waiting, 2 processes": ("waiting, 2 processes", "等待，2 个进程"),
    "waiting, 2 threads": ("waiting, 2 threads", "等待，2 个线程"),
    "tasks of 1 µs, 2 processes": (
        "tasks of 1 µs, 2 processes",
        "1 μs 的任务，2 个进程",
    ),
    "tasks of 1 µs, 2 threads": (
        "tasks of 1 µs, 2 threads",
        "1 μs 的任务，2 个线程",
    ),
    "Pool, fork": ("Pool, fork", "Pool，fork"),
    "Pool, spawn": ("Pool, spawn", "Pool，spawn"),
    "executor, fork": ("executor, fork", "执行器，fork"),
    "executor, spawn": ("executor, spawn", "执行器，spawn"),
    "mpire, fork": ("mpire, fork", "mpire，fork"),
    "mpire, spawn": ("mpire, spawn", "mpire，spawn"),
    "executor.map": ("executor.map", "执行器的 map"),
    "executor.map, chunksize=100": (
        "executor.map, chunksize=100",
        "执行器的 map，chunksize=100",
    ),
    "joblib.Parallel, batch_size=1": (
        "joblib.Parallel, batch_size=1",
        "joblib.Parallel，batch_size=1",
    ),
    "loky, map": ("loky, map", "loky 的 map"),
    "mpire, map": ("mpire, map", "mpire 的 map"),
    "mpire, map, chunk_size=1": (
        "mpire, map, chunk_size=1",
        "mpire 的 map，chunk_size=1",
    ),
    # columns
    "first result": ("first result of the pool", "进程池的第一个结果"),
    "median": ("median", "中位数"),
    "lowest": ("lowest", "最低"),
    "highest": ("highest", "最高"),
    "bare": ("bare", "空程序"),
    "after numpy": ("after importing NumPy", "导入 NumPy 之后"),
    "messages/s": ("messages/s", "条/秒"),
    "speed-up": ("speed-up", "加速比"),
    "by medians": ("speed-up by medians", "按中位数计算的加速比"),
    "loop, ms": ("loop, ms", "循环，ms"),
    "this way, ms": ("this way, ms", "这种方式，ms"),
    "times the loop's speed": ("times the loop's speed", "倍（与循环相比）"),
    "fastest": ("fastest", "最快"),
    "its import": ("its import, ms", "导入，ms"),
    "µs": ("µs", "μs"),
}
WORDS: Words = {
    "measured": (
        "Measured on {} on {}, {} cores{}, {} {}, Python {}.",
        "测于 {}：{}，{} 核{}，{} {}，Python {}。",
    ),
    "virtual": (" of a virtual machine", "（虚拟机）"),
    "bare metal": ("", ""),
    "median dot": (
        "Each dot is the median of {} repeats; the line goes from “{}” to “{}”.",
        "圆点是 {} 次测量的中位数，横线从“{}”画到“{}”。",
    ),
    "fastest dot": (
        "Each dot is from the fastest of {} repeats; the line goes from “{}” to “{}”.",
        "圆点取自 {} 次测量中最快的一次，横线从“{}”画到“{}”。",
    ),
    "lowest dot": (
        "Each dot is the lowest of {} repeats; the line goes from “{}” to “{}”.",
        "圆点是 {} 次测量中的最低值，横线从“{}”画到“{}”。",
    ),
    "scale": (
        "The scale is logarithmic, and the same in all charts of this unit.",
        "刻度是对数的，单位相同的图用同一刻度。",
    ),
    "limits": (
        "The hollow dots are what a C program does on the same machine.",
        "空心圆点是同一台机器上的 C 程序。",
    ),
    "figures in": (
        "In {} where a column doesn't say otherwise.",
        "单位：{}，列名另有说明的除外。",
    ),
    "way": ("way", "方式"),
}
say = partial(fill, WORDS)


def name_in(language: str, key: str) -> str:
    """Return a name of the data in a language."""
    return NAMES.get(key, (key, key))[language.startswith("zh")]

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
    "shared memory, 1 slot": ("shared memory, 1 slot", "共享内存，一个槽"),
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
    "C: memcpy, in cache": ("C: memcpy, in cache", "C 程序：memcpy，数据在缓存里"),
    "C: memcpy, from main memory": (
        "C: memcpy, from main memory",
        "C 程序：memcpy，数据在内存里",
    ),
    "C: pipe": ("C: pipe", "C 程序：管道"),
    "threading.Thread": ("threading.Thread", "threading.Thread（线程）"),
    "posix_spawn, true": ("posix_spawn, true", "posix_spawn，运行 true"),
    "subprocess.run, true": ("subprocess.run, true", "subprocess.run，运行 true"),
    "subprocess.run, python -c pass": (
        "subprocess.run, python -c pass",
        "subprocess.run，运行 python -c pass",
    ),
    # columns
    "median": ("median", "中位数"),
    "lowest": ("lowest", "最低"),
    "highest": ("highest", "最高"),
    "bare": ("bare", "空程序"),
    "after numpy": ("after importing NumPy", "导入 NumPy 之后"),
    "messages/s": ("messages/s", "条/秒"),
}
WORDS: Words = {
    "measured": (
        "Measured on {} on {}, {} cores{}, {} {}, Python {}.",
        "测于 {}：{}，{} 核{}，{} {}，Python {}。",
    ),
    "virtual": (" of a virtual machine", "（虚拟机）"),
    "bare metal": ("", ""),
    "marks": (
        "Each dot is the median of {} repeats; the line goes from “{}” to “{}”. "
        "The scale is logarithmic, and the same in all charts of this unit.",
        "圆点是 {} 次测量的中位数，横线从“{}”画到“{}”。"
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

"""The words of what was measured, in Chinese; the English are in the data itself."""

from __future__ import annotations

CHINESE = {
    # rows
    "shared memory, spinning ring": "共享内存，环形缓冲，忙等",
    "shared memory, ring": "共享内存，环形缓冲",
    "shared memory, 1 slot": "共享内存，一个槽",
    "Unix socket": "Unix 域套接字",
    "os.pipe of 1 MiB": "os.pipe，容量 1 MiB",
    "Pipe, send_bytes, fresh memory": "Pipe，send_bytes，每次新申请内存",
    "Pipe, send_bytes": "Pipe，send_bytes",
    "Pipe, send": "Pipe，send",
    "Pipe(duplex=False), send_bytes": "Pipe(duplex=False)，send_bytes",
    "Listener, Client": "Listener、Client",
    "C: memcpy, in cache": "C 程序：memcpy，数据在缓存里",
    "C: memcpy, from main memory": "C 程序：memcpy，数据在内存里",
    "C: pipe": "C 程序：管道",
    "threading.Thread": "threading.Thread（线程）",
    "posix_spawn, true": "posix_spawn，运行 true",
    "subprocess.run, true": "subprocess.run，运行 true",
    "subprocess.run, python -c pass": "subprocess.run，运行 python -c pass",
    # columns
    "median": "中位数",
    "lowest": "最低",
    "highest": "最高",
    "bare": "空程序",
    "after numpy": "导入 NumPy 之后",
    "messages/s": "条/秒",
}

ENGLISH = {"after numpy": "after importing NumPy"}


def word(language: str, key: str) -> str:
    """Return a name of the data in a language; names of code stay as they are."""
    return (CHINESE if language.startswith("zh") else ENGLISH).get(key, key)

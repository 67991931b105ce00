"""Read a child's result with the page's functions for a time limit."""

import multiprocessing
import re
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


def worker(writer: "Connection[bytes, None]", child: str) -> None:
    if child == "too late":
        time.sleep(60)
    if child == "dies":
        sys.exit(3)
    writer.send(bytes(1_000_000))


def functions(page: str) -> dict[str, Callable[..., Any]]:
    """Return what the code blocks of the section define."""
    text = Path(page).read_text("utf-8")
    section = text.partition("(stopping-time-limit)=")[2].partition("\n(")[0]
    names: dict[str, Callable[..., Any]] = {}
    for code in re.findall(r"```python\n(.*?)```", section, re.DOTALL):
        exec(code, names)
    return names


if __name__ == "__main__":
    method, child, page = sys.argv[1:]
    multiprocessing.set_start_method(method)
    limit = functions(page)
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=worker, args=(writer, child))
    process.start()
    writer.close()
    if child == "joined first":
        limit["join_or_stop"](process, 1)
    try:
        seconds = 0.5 if child == "too late" else 10
        result = limit["read_or_stop"](process, reader, seconds)
        print("no result" if result is None else f"{len(result)} bytes")
    except (EOFError, OSError) as error:
        print(type(error).__name__)
    print("exit code", process.exitcode)

"""Answer what versions.toml asks, in the interpreter that runs this: 3.7 or newer.

Reads {question: expression} as JSON from its input, and prints {question: answer}.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pydoc
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FORK_WITH_A_THREAD = """
import os, threading
threading.Thread(target=threading.Event().wait, args=(5,), daemon=True).start()
try:
    pid = os.fork()
except DeprecationWarning:
    print("raised")
else:
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
"""
MAIN = """
if __name__ == "__main__":
    main()
"""
ATEXIT_IN_A_FORKED_CHILD = """
import atexit, multiprocessing
def child():
    atexit.register(print, "the exit function ran", flush=True)
def main():
    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
"""
TOP_LEVEL_UNDER_FORKSERVER = """
import multiprocessing
print("top level", flush=True)
def child():
    pass
def main():
    context = multiprocessing.get_context("forkserver")
    for _ in range(2):
        process = context.Process(target=child)
        process.start()
        process.join()
"""
KILLED_WORKER = """
import os
from concurrent.futures import ProcessPoolExecutor
def main():
    with ProcessPoolExecutor(1) as pool:
        pool.submit(os._exit, 3).result()
"""
SENTINEL_THROUGH_A_QUEUE = """
import multiprocessing
DONE = sentinel("DONE")
def child(queue):
    print("same object" if queue.get() is DONE else "another", flush=True)
def main():
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=child, args=(queue,))
    process.start()
    queue.put(DONE)
    process.join()
"""
PRETEND = """
import sys, types
sys.platform = sys.argv[1]
import os, signal
sys.modules["_winapi"] = types.ModuleType("_winapi")
import multiprocessing
print(*multiprocessing.get_all_start_methods())
"""


def has(name: str) -> bool:
    """Tell whether there is a module, or a name in one: concurrent.futures.wait."""
    try:
        return pydoc.locate(name) is not None
    except pydoc.ErrorDuringImport:
        return False


def takes(name: str, argument: str) -> bool:
    """Tell whether something that can be called has an argument of this name."""
    found: Any = pydoc.locate(name)
    return bool(found) and argument in inspect.signature(found).parameters


def source(name: str) -> str:
    """Return the source of a class or function, or nothing if there is none."""
    found: Any = pydoc.locate(name)
    return inspect.getsource(found) if found else ""


def run(code: str, *options: str) -> str:
    """Run a program, and return all that it prints."""
    if "def main" in code:
        code += MAIN
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "program.py")
        path.write_text(code)
        return output(*(options or ("-W", "always")), str(path))


def run_module(*words: str) -> str:
    """Run ``python -m``, and return all that it prints."""
    return output("-m", *words)


def pretend(platform: str) -> list[str]:
    """Return the start methods that multiprocessing would offer on a platform."""
    return output("-c", PRETEND, platform).split()


def output(*words: str) -> str:
    """Run this interpreter, and return all that it prints."""
    done = subprocess.run(
        [sys.executable, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
    )
    return done.stdout.decode(errors="replace")


class Modules(dict):  # type: ignore[type-arg]
    """The names above, and every module by its name."""

    def __missing__(self, name: str) -> Any:
        return importlib.import_module(name)


def main() -> None:
    questions = json.loads(sys.stdin.read())
    names = Modules(globals())
    answers = {key: eval(text, {}, names) for key, text in questions.items()}
    print(json.dumps({"version": sys.version_info[:3], "answers": answers}))


if __name__ == "__main__":
    main()

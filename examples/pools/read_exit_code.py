"""Run a task that kills its worker in a bare Process: the exit code says why."""

import os
import signal
from multiprocessing import Process


def word_count(text: str) -> int:
    """Return the number of words in a text; runs in a child process."""
    if text == "poison":
        os.kill(os.getpid(), signal.SIGKILL)  # as the kernel does without memory
    if text == "quit":
        os._exit(3)
    return len(text.split())


def explain(code: int) -> str:
    """Return what an exit code of a child process means."""
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return "ended by itself"


def main() -> None:
    for text in ("one two", "poison", "quit"):
        process = Process(target=word_count, args=(text,))
        process.start()
        process.join()
        code = process.exitcode or 0
        print(f"{text}: exit code {code}, {explain(code)}")


if __name__ == "__main__":
    main()

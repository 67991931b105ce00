"""Wait in one of several ways, and print the stacks meanwhile."""

import faulthandler
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from threading import BrokenBarrierError

fork = multiprocessing.get_context("fork")


def show_stacks() -> None:
    faulthandler.dump_traceback_later(0.5)


def main(what: str) -> None:
    match what:
        case "event":
            show_stacks()
            fork.Event().wait(timeout=1.5)
        case "condition":
            show_stacks()
            with (changed := fork.Condition()):
                changed.wait(timeout=1.5)
        case "barrier":
            show_stacks()
            with suppress(BrokenBarrierError):
                fork.Barrier(2).wait(timeout=1.5)
        case "child at the end":
            fork.Process(target=time.sleep, args=(1.5,)).start()
            show_stacks()
        case "executor at the end":
            ProcessPoolExecutor(1, mp_context=fork).submit(time.sleep, 1.5)
            show_stacks()
        case "idle worker of a pool":
            with fork.Pool(2, initializer=show_stacks):
                time.sleep(1.5)
        case "idle worker of an executor":
            with ProcessPoolExecutor(
                1, mp_context=fork, initializer=show_stacks
            ) as pool:
                pool.submit(int)
                time.sleep(1.5)


if __name__ == "__main__":
    main(sys.argv[1])

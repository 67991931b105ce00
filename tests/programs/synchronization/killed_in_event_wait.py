"""Kill a process that waits for an event, and see which calls on it still return."""

import multiprocessing as mp
import sys
import time
from collections.abc import Callable


def returns(target: Callable[[], object]) -> bool:
    child = mp.Process(target=target)
    child.start()
    child.join(float(sys.argv[2]))
    alive = child.is_alive()
    child.kill()
    child.join()
    return not alive


if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    door = mp.Event()
    inner = door._cond  # type: ignore[attr-defined]
    if sys.argv[3] == "alive":
        print(returns(door.is_set), returns(door.set))
    else:
        waiter = mp.Process(target=door.wait)
        waiter.start()
        while not inner._sleeping_count.get_value():
            time.sleep(0.01)
        with inner:
            waiter.kill()
            waiter.join()
        print(returns(door.set), returns(door.is_set))

"""Watch every process beside the queue, and stop the rest when one has died.

A queue doesn't tell that somebody is gone, but the system does: ``sentinel`` becomes
ready when a process ends, whatever it died of.  Main waits for all of them at once.
When one ends badly the queue may be damaged, so main stops the others, says who it
was, and takes nothing more out of the queue.
"""

import os
import signal
from multiprocessing import Process, Queue
from multiprocessing.connection import wait

COOKS = ("Cy", "Di", "Ed")
ORDERS = 100
PATIENCE = 20  # seconds in which somebody has to end


def waiter(orders: "Queue[int | None]", dies: bool) -> None:
    """Hand in all orders, or half of them; runs in a child."""
    for number in range(ORDERS):
        if dies and number == ORDERS // 2:
            os.kill(os.getpid(), signal.SIGKILL)
        orders.put(number, timeout=PATIENCE)
    for _ in COOKS:
        orders.put(None, timeout=PATIENCE)


def cook(orders: "Queue[int | None]") -> None:
    """Cook until there is no more; runs in a child."""
    while orders.get() is not None:
        pass


def watch(crew: list[Process]) -> str:
    """Wait until all have ended well, or one has not; nobody is left afterwards."""
    running, fault = list(crew), ""
    while running and not fault:
        ended = wait([process.sentinel for process in running], timeout=PATIENCE)
        fault = "" if ended else f"nobody ended in {PATIENCE} seconds"
        for process in [one for one in running if one.sentinel in ended]:
            process.join()
            running.remove(process)
            if process.exitcode:
                fault = f"{process.name} ended with exit code {process.exitcode}"
    for process in running:
        process.kill()
        process.join()
    return fault


def run(victim: str) -> str:
    """Let one of them die, and return what came of it."""
    orders: Queue[int | None] = Queue(maxsize=10)
    ada = Process(target=waiter, args=(orders, victim == "Ada"), name="Ada")
    cooks = [Process(target=cook, args=(orders,), name=name) for name in COOKS]
    for process in cooks:
        process.start()
        if process.name == victim:
            process.kill()
    ada.start()
    return watch([ada, *cooks]) or "all orders cooked"


def main() -> None:
    for victim in ("nobody", "Ada", "Cy", "Ed"):
        print(f"{victim} is killed: {run(victim)}")


if __name__ == "__main__":
    main()

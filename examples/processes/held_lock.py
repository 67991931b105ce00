"""Start the child while another thread holds a lock, and see who can still take it.

Fork copies the lock as it is: taken.  It does not copy the clerk, the thread that
was going to release it, so in the child the lock stays taken for ever.  Under
spawn and forkserver the child imports this module and makes a lock of its own.
Only the time-out and ``kill`` get the parent past a child that waits like this.
"""

import multiprocessing as mp
import threading
import warnings
from multiprocessing.synchronize import Event

PATIENCE = 2  # seconds for the child, counted from when it asks for the lock
ledger = threading.Lock()


def clerk(holding: threading.Event, closing_time: threading.Event) -> None:
    """Hold the ledger until closing time; a thread of the parent runs this."""
    with ledger:
        holding.set()
        closing_time.wait()


def auditor(asking: Event) -> None:
    """Take the ledger once; this runs in the child."""
    print("child asks for the ledger; taken already:", ledger.locked(), flush=True)
    asking.set()
    with ledger:
        pass  # an entry would be written here


def main() -> None:
    holding, closing_time, asking = threading.Event(), threading.Event(), mp.Event()
    thread = threading.Thread(target=clerk, args=(holding, closing_time))
    thread.start()
    holding.wait()

    child = mp.Process(target=auditor, args=(asking,))
    with warnings.catch_warnings():  # 3.12 warns of just this
        warnings.simplefilter("ignore", DeprecationWarning)
        child.start()
    asking.wait()
    closing_time.set()
    thread.join()
    print("parent: the clerk has let go; taken:", ledger.locked())

    child.join(timeout=PATIENCE)
    print("child still waiting:", child.is_alive())
    child.kill()  # does nothing to a child that has ended
    child.join()
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()

"""Leave out the main guard, and only fork still works.

``main()`` at the left margin is called by whoever runs this file, and under spawn
and forkserver the child runs it too, before it can call ``greet``.  There it
arrives at ``start`` itself, and Python refuses: RuntimeError, “before the current
process has finished its bootstrapping phase”.  Under fork nothing is imported
again, so the mistake goes unseen.
"""

import sys
from multiprocessing import Process


def greet(name: str) -> None:
    """Say hello; this should run in the child."""
    print(f"hello {name}")


def main() -> int:
    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    assert child.exitcode is not None  # it has ended
    return child.exitcode


sys.exit(main())

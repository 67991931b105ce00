"""Call ``run`` where ``start`` was meant, and get no new process.

``Process.run`` is what the child will do; ``start`` makes the child and has it
do that.  Called by hand, ``run`` is an ordinary call: the target runs in the
caller, the caller waits for it, and no error says so.
"""

import os
from multiprocessing import Process


def report() -> None:
    """Say which process this is."""
    print(f"target runs in pid={os.getpid()}")


def main() -> None:
    print(f"parent is pid={os.getpid()}")

    by_mistake = Process(target=report)
    by_mistake.run()
    print("after run:", by_mistake.pid, by_mistake.exitcode, flush=True)

    as_meant = Process(target=report)
    as_meant.start()
    as_meant.join()
    print("after start and join: exit code", as_meant.exitcode)


if __name__ == "__main__":
    main()

"""List the processes that a program has started, as a child sees them."""

import os
import subprocess
import sys
from multiprocessing import Process, set_start_method
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    if sys.argv[2:]:
        block = SharedMemory(create=True, size=1)
        block.close()
        block.unlink()
    process = Process(target=list_processes, args=(os.getpid(),))
    process.start()
    process.join()


def list_processes(main: int) -> None:
    """List a process and all below it, as ps does."""
    command = ["ps", "-ww", "-eo", "pid=,ppid=,args="]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    listed = {str(main)}
    for row in rows.splitlines():
        pid, parent, arguments = row.split(maxsplit=2)
        if parent in listed and "ps -ww" not in arguments:
            listed.add(pid)
            print(arguments, flush=True)


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()

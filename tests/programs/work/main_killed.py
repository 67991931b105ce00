"""Kill a main process whose worker runs, and see when the two helpers end."""

import os
import select
import subprocess
import sys
import tempfile
from multiprocessing import Process, set_start_method
from pathlib import Path


def worker(main: int, gate: Path) -> None:
    """Print the processes that main has started, and run until the gate opens."""
    rows = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(main)],
        capture_output=True,
        text=True,
        check=True,
    )
    print(*rows.stdout.split(), os.getpid(), flush=True)
    gate.read_bytes()


def ended(descriptors: list[int], timeout: float) -> int:
    """Return how many of some processes have ended, when all have or time is up."""
    count = 0
    for descriptor in descriptors:
        ready, _, _ = select.select([descriptor], [], [], timeout)
        count += len(ready)
    return count


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        gate = Path(folder, "gate")
        os.mkfifo(gate)
        command = [sys.executable, __file__, str(gate)]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TMPDIR": folder},  # one is left when main is killed
        ) as killed:
            assert killed.stdout
            pids = [int(word) for word in killed.stdout.readline().split()]
            descriptors = [os.pidfd_open(pid) for pid in pids]
            killed.kill()
            killed.wait()
            print("main killed, ended:", ended(descriptors, 0.2), "of", len(pids))
            gate.write_bytes(b"")
            print("worker ended, ended:", ended(descriptors, 20), "of", len(pids))


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method("forkserver")
        Process(target=worker, args=(os.getpid(), Path(sys.argv[1]))).start()
    else:
        main()

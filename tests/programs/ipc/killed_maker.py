"""Call the server of a manager whose maker was killed."""

import multiprocessing as mp
import os
import signal
import subprocess
import sys
from multiprocessing.managers import SyncManager


def make(method: str) -> None:
    """Start a manager and be killed."""
    mp.set_start_method(method)
    manager = mp.Manager()
    print(manager.address, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def call(method: str) -> None:
    """Use the manager that is left."""
    command = [sys.executable, __file__, method, "make"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as maker:
        assert maker.stdout
        address = maker.stdout.readline().strip()
    print(maker.returncode)
    orphan = SyncManager(address)
    orphan.connect()
    print(orphan.dict(still="here"))


if __name__ == "__main__":
    mp.current_process().authkey = b"secret"
    (call if len(sys.argv) == 2 else make)(sys.argv[1])

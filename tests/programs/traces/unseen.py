"""Wait in calls that the recorder doesn't follow, beside a child that it sees."""

import asyncio
import os
import queue
import socket
import subprocess
import sys
import threading
from multiprocessing import Manager, Process


def main() -> None:
    """Start one child; then wait for a thread, a socket, a loop, a proxy, a pipe."""
    child = Process(target=print)
    child.start()
    child.join()
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
    items: queue.Queue[int] = queue.Queue()
    threading.Timer(0.01, items.put, (1,)).start()
    items.get()
    one, other = socket.socketpair()
    with one, other:
        threading.Timer(0.01, one.send, (b"x",)).start()
        other.recv(1)
    asyncio.run(asyncio.sleep(0.01))
    with Manager() as manager:
        proxy = manager.Queue()
        threading.Timer(0.01, proxy.put, (1,)).start()
        proxy.get()
    with subprocess.Popen([sys.executable, "-c", "print()"], stdout=-1) as program:
        program.stdout.read()  # type: ignore[union-attr]
    if hasattr(os, "fork"):
        if not (pid := os.fork()):
            os._exit(0)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()

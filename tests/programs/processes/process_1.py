"""Be process 1 of a container, and see an orphan end that nobody reaps."""

import os
from pathlib import Path

if __name__ == "__main__":
    reader, writer = os.pipe()
    if os.fork() == 0:
        if os.fork() == 0:
            os.read(reader, 1)
        os._exit(0)
    os.wait()  # for the one in the middle
    os.write(writer, b"!")
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # wait for the orphan, don't reap
    status = [path.read_text() for path in Path("/proc").glob("[0-9]*/stat")]
    states = [text.rpartition(")")[2].split() for text in status]
    print("pid", os.getpid(), [state for state, ppid, *_ in states if ppid == "1"])

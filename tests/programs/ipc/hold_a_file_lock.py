"""Lock a file until Enter is pressed."""

import fcntl
import sys
from pathlib import Path

with Path(sys.argv[1]).open("a", encoding="utf-8") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    print("locked", flush=True)
    input()

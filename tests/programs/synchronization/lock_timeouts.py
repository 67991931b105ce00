"""Give `acquire` of a taken lock unusual timeouts; "wait" tries the one that waits."""

import multiprocessing
import sys
import threading

shared, local = multiprocessing.Lock(), threading.Lock()
shared.acquire()
local.acquire()
if sys.argv[1:] == ["wait"]:
    local.acquire(timeout=-1)
print("multiprocessing, timeout=0:", shared.acquire(timeout=0))
print("multiprocessing, timeout=-1:", shared.acquire(timeout=-1))
print("multiprocessing, block=False, timeout=60:", shared.acquire(False, 60))
for words in ({"timeout": -2}, {"blocking": False, "timeout": 60}):
    told = ", ".join(f"{name}={value}" for name, value in words.items())
    try:
        print(f"threading, {told}:", local.acquire(**words))  # type: ignore[arg-type]
    except ValueError:
        print(f"threading, {told}: ValueError")

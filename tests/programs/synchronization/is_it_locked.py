"""Ask a lock whether it is taken."""

from multiprocessing import Lock

lock = Lock()
with lock:
    print(lock.locked())  # type: ignore[attr-defined]
print(lock.locked())  # type: ignore[attr-defined]

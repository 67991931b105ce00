"""Take a free lock, and ask what is inside a barrier."""

import multiprocessing as mp

lock = mp.Lock()
with lock:
    pass
print(type(mp.Barrier(1)._cond._lock.acquire).__name__)  # type: ignore[attr-defined]

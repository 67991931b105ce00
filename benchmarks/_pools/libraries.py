"""Five libraries' pools: how each is started, given tasks, and ended.

An import stands in the function that needs it: it is part of what a start costs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

WORKERS = 2
Mapper = Callable[[Callable[[int], Any], Sequence[int]], Iterable[Any]]
Opened = Callable[[], AbstractContextManager[Mapper]]


def square(number: int) -> int:
    """Do as little as a task can."""
    return number * number


def pool(call: str = "map", method: str = "fork") -> Opened:
    """Return what opens a ``multiprocessing.Pool``."""

    @contextmanager
    def opened() -> Iterator[Mapper]:
        from multiprocessing import get_context

        with get_context(method).Pool(WORKERS) as workers:
            yield getattr(workers, call)
            workers.close()
            workers.join()

    return opened


def executor(method: str = "fork", **options: int) -> Opened:
    """Return what opens a ``ProcessPoolExecutor``."""

    @contextmanager
    def opened() -> Iterator[Mapper]:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(WORKERS, get_context(method)) as workers:
            yield lambda task, numbers: workers.map(task, numbers, **options)

    return opened


def joblib(**options: int) -> Opened:
    """Return what opens a ``joblib.Parallel``."""

    @contextmanager
    def opened() -> Iterator[Mapper]:
        from joblib import Parallel, delayed
        from joblib.externals.loky import get_reusable_executor

        with Parallel(n_jobs=WORKERS, **options) as parallel:
            yield lambda task, numbers: parallel(map(delayed(task), numbers))
        get_reusable_executor().shutdown(wait=True)

    return opened


@contextmanager
def loky() -> Iterator[Mapper]:
    """Open loky's reusable executor."""
    from loky import get_reusable_executor

    workers = get_reusable_executor(max_workers=WORKERS)
    yield workers.map
    workers.shutdown(wait=True)


def mpire(method: str = "fork", daemon: bool = True, **options: int) -> Opened:
    """Return what opens an mpire ``WorkerPool`` whose workers outlive a call."""

    @contextmanager
    def opened() -> Iterator[Mapper]:
        from mpire import WorkerPool

        kept = {"start_method": method, "keep_alive": True, "daemon": daemon}
        with WorkerPool(n_jobs=WORKERS, **kept) as workers:
            yield lambda task, numbers: workers.map(task, numbers, **options)

    return opened


STARTS: dict[str, Opened] = {
    "Pool, fork": pool(),
    "Pool, spawn": pool(method="spawn"),
    "executor, fork": executor(),
    "executor, spawn": executor(method="spawn"),
    "joblib": joblib(),
    "loky": loky,
    "mpire, fork": mpire(),
    "mpire, spawn": mpire(method="spawn"),
}
CALLS: dict[str, Opened] = {
    "Pool.map": pool(),
    "Pool.imap": pool("imap"),
    "executor.map": executor(),
    "executor.map, chunksize=100": executor(chunksize=100),
    "joblib.Parallel": joblib(),
    "joblib.Parallel, batch_size=1": joblib(batch_size=1),
    "loky, map": loky,
    "mpire, map": mpire(),
    "mpire, map, chunk_size=1": mpire(chunk_size=1),
}

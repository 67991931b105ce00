"""Don't rely on a barrier's timeout where a process may be killed while it waits."""

import time
from multiprocessing import Barrier, Process
from multiprocessing.synchronize import Barrier as BarrierType


def worker(barrier: BarrierType) -> None:
    """Wait for the others, half a second at most; runs in a child process."""
    barrier.wait(timeout=0.5)


def main() -> None:
    barrier = Barrier(3)
    one, two = (
        Process(target=worker, args=(barrier,), name=f"worker {number}")
        for number in (1, 2)
    )
    one.start()
    two.start()
    while barrier.n_waiting < 2:
        time.sleep(0.01)
    one.kill()
    one.join()
    two.join(timeout=2)
    print("2 seconds later, worker 2 still waits:", two.is_alive())
    two.kill()
    two.join()


if __name__ == "__main__":
    main()

"""Start as many workers as there are CPUs that you may use, not as the machine has."""

import os
from concurrent.futures import ProcessPoolExecutor


def usable_cpus() -> int:
    """Return the number of CPUs that this process may run on."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0))


def main() -> None:
    machine = os.cpu_count()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("usable CPUs after binding to one:", usable_cpus())
    print("cpu_count is unchanged:", os.cpu_count() == machine)
    with ProcessPoolExecutor(usable_cpus()) as pool:
        print("usable CPUs in a worker:", pool.submit(usable_cpus).result())


if __name__ == "__main__":
    main()

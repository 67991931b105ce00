"""Say each time that the top level runs."""

import sys
from multiprocessing import Process, set_start_method

print("top level", flush=True)

if __name__ == "__main__":
    set_start_method(sys.argv[1])
    for _ in range(2):
        child = Process()
        child.start()
        child.join()
        assert child.exitcode == 0

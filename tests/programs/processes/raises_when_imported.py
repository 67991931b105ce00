"""Start two processes from a file whose top level raises when it is imported."""

import multiprocessing
import sys

print(f"top level: {__name__}", flush=True)
if __name__ != "__main__":
    raise ValueError("no settings")

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    for _ in range(2):
        process = multiprocessing.Process(target=print, args=("worker",))
        process.start()
        process.join()
        print("exit code", process.exitcode, flush=True)

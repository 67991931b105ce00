"""Give a lock made for fork to a process of another start method."""

import multiprocessing
import sys

if __name__ == "__main__":
    lock = multiprocessing.get_context("fork").Lock()
    multiprocessing.set_start_method(sys.argv[1])
    multiprocessing.Process(target=print, args=(lock,)).start()

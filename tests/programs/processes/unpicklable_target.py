"""Start a process with what can't be pickled."""

import multiprocessing
import pickle
import sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    child = multiprocessing.Process(target=lambda: None)
    try:
        child.start()
    except (AttributeError, pickle.PicklingError) as error:
        print("Can't" in str(error), child.pid, child.exitcode)
    print(multiprocessing.active_children())

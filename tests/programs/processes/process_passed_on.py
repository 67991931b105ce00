"""Give a process that was started to another one."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    ada = multiprocessing.Process()
    ada.start()
    ada.join()
    try:
        multiprocessing.Process(target=print, args=(ada,)).start()
    except TypeError as error:
        print(error)

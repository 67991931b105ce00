"""Say hello.

At length.
"""

import multiprocessing
import sys

if __name__ == "__main__":
    print("hello", multiprocessing.get_start_method(), *sys.argv[1:])

"""Set the start method outside the main guard."""

from multiprocessing import Process, set_start_method

set_start_method("spawn")

if __name__ == "__main__":
    child = Process(target=print)
    child.start()
    child.join()
    assert child.exitcode == 1

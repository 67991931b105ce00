"""Join a process that somebody else started."""

import multiprocessing

multiprocessing.set_start_method("fork")


def visit() -> None:
    try:
        ada.join()
    except AssertionError as error:
        print(error)


ada = multiprocessing.Process()
bo = multiprocessing.Process(target=visit)
for process in (ada, bo):
    process.start()
for process in (ada, bo):
    process.join()

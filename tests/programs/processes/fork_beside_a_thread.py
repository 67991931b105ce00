"""Fork while a second thread runs."""

import multiprocessing
import threading

event = threading.Event()
thread = threading.Thread(target=event.wait)
thread.start()
child = multiprocessing.get_context("fork").Process(target=print)
child.start()
child.join()
event.set()
thread.join()

"""Fork after the first put, by which a queue starts a thread."""

import sys
from multiprocessing import get_context

fork = get_context("fork")
queue = getattr(fork, sys.argv[1])()
queue.put(1)
child = fork.Process(target=queue.get)
child.start()
child.join()

"""Preload a module that isn't there, and say what the fork server is to do then."""

import sys
from multiprocessing import get_context

if __name__ == "__main__":
    context = get_context("forkserver")
    preload = context.set_forkserver_preload
    preload(["no_such_module"], on_error=sys.argv[1])  # type: ignore[call-arg]
    child = context.Process(target=print, args=("child",))
    child.start()
    child.join()

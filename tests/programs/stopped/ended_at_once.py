"""End many children by SIGTERM, each in the very moment in which it is forked."""

import os
import signal

from examples import _stop

CHILDREN = 100

if __name__ == "__main__":
    _stop.install()
    codes = []
    for _ in range(CHILDREN):
        pid = os.fork()
        if pid == 0:
            signal.sigwait({signal.SIGINT})
        os.kill(pid, signal.SIGTERM)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    print(set(codes))

"""Have a forked child stopped before it has got back the system's way."""

import os
import signal
from multiprocessing import get_context

from examples import _stop


def stop_me() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    os.register_at_fork(
        after_in_child=stop_me
    )  # called before what install() registers
    _stop.install()
    process = get_context("fork").Process(target=signal.pause)
    process.start()
    process.join()
    print(process.exitcode)

"""Take a second to be torn down, when Python has forgotten its handlers of signals."""

import os
import signal
import sys
import time
from collections.abc import Callable


class Slow:
    """Something that takes its time to go."""

    def __del__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        sleep(1)


if __name__ == "__main__":
    sys.slow = Slow()  # type: ignore[attr-defined]
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()

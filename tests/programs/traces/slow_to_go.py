"""Take three seconds while the interpreter goes."""

import multiprocessing as mp
import sys
import time
from collections.abc import Callable


class Cleaner:
    def __del__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        sleep(3)


if __name__ == "__main__":
    p = mp.Process()
    p.start()
    p.join()
    sys.cleaner = Cleaner()  # type: ignore[attr-defined]

"""Be stopped when a temporary folder is made and not yet known."""

import os
import signal
import tempfile

make = os.mkdir


def mkdir(path: str, mode: int = 0o777) -> None:
    make(path, mode)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    os.mkdir = mkdir  # type: ignore[assignment]
    with tempfile.TemporaryDirectory():
        signal.pause()

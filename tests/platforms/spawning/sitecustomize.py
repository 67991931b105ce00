"""Start processes as on Windows: print nothing before, and end them at once.

``start`` does not flush the program's output, and ``terminate`` and ``kill`` are one
and the same: nobody can ignore it, and the exit code is -15. So they are in
multiprocessing/popen_spawn_win32.py.
"""

import signal
from multiprocessing import popen_spawn_posix
from multiprocessing.process import BaseProcess


class Popen(popen_spawn_posix.Popen):
    """A process that was spawned."""

    def __init__(self, process_obj: BaseProcess) -> None:
        self._fds: list[int] = []
        self.returncode: int | None = None
        self.finalizer = None
        self._launch(process_obj)

    def terminate(self) -> None:
        self._send_signal(signal.SIGKILL)

    kill = terminate

    def poll(self, flag: int = 1) -> int | None:
        code = super().poll(flag)
        if code == -signal.SIGKILL:
            code = self.returncode = -signal.SIGTERM
        return code


popen_spawn_posix.Popen = Popen

"""Let two processes rotate one log file in the same moment."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from multiprocessing import Barrier, Process, set_start_method
from multiprocessing.synchronize import Barrier as BarrierType
from pathlib import Path
from tempfile import TemporaryDirectory

LINES = 5  # of each process, before both rotate
MAX_BYTES = 210
turn: BarrierType  # set in each process


class Paused(RotatingFileHandler):
    """Let the other process rotate in the midst of it."""

    asked = 0  # for the name of the first backup

    def rotation_filename(self, default_name: str) -> str:
        """Pause before the log becomes the first backup; by now there is none."""
        self.asked += default_name.endswith(".1")
        if self.asked == 2 and default_name.endswith(".1"):
            turn.wait()  # the other one begins
            turn.wait()  # and has ended
        return default_name


def log_lines(  # type: ignore[no-untyped-def]
    name, handler, path, barrier
):
    """Write so many lines that the next one rotates the log."""
    global turn
    turn = barrier
    log = logging.getLogger(name)
    log.addHandler(handler(path, maxBytes=MAX_BYTES, backupCount=2))
    for number in range(LINES):
        log.warning("%s %d: %s", name, number, "." * 10)
    turn.wait()  # both have written
    if handler is Paused:
        log.warning("%s rotates", name)
        return
    turn.wait()
    log.warning("%s rotates", name)
    turn.wait()


if __name__ == "__main__":
    set_start_method(sys.argv[1])
    with TemporaryDirectory() as folder:
        path, barrier = str(Path(folder, "work.log")), Barrier(2)
        handlers = {"first": Paused, "second": RotatingFileHandler}
        workers = [
            Process(target=log_lines, args=(name, handler, path, barrier))
            for name, handler in handlers.items()
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        files = [*Path(folder).glob("work.log*")]
        kept = sum(len(file.read_text("utf-8").splitlines()) for file in files)
        print(f"{kept} of {2 * LINES + 2} lines kept in {len(files)} files")

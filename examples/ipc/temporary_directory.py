"""Make the temporary directory in the parent, and a killed child leaves nothing."""

import tempfile
import time
from multiprocessing import Event, Process
from multiprocessing.synchronize import Event as EventType
from pathlib import Path


def make_own(parent: Path, written: EventType) -> None:
    """Work in a directory made here; runs in a child process."""
    with tempfile.TemporaryDirectory(dir=parent) as directory:
        use_given(Path(directory), written)


def use_given(directory: Path, written: EventType) -> None:
    """Work in the directory of the parent; runs in a child process."""
    (directory / "part.txt").write_text("half a result")
    written.set()
    time.sleep(60)  # stands for work; the child is killed here


def kill_while_writing(process: Process, written: EventType) -> None:
    """Start a child, and kill it once it has written its file."""
    process.start()
    written.wait()
    process.kill()
    process.join()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        base, written = Path(name), Event()  # stands for /tmp
        with tempfile.TemporaryDirectory(dir=base) as directory:
            arguments = (Path(directory), written)
            kill_while_writing(Process(target=use_given, args=arguments), written)
        print("made by the parent, left:", len(list(base.iterdir())))
        written.clear()
        kill_while_writing(Process(target=make_own, args=(base, written)), written)
        print("made by the child, left:", len(list(base.iterdir())))


if __name__ == "__main__":
    main()

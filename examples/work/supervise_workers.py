"""Keep a worker running for each folder: restart it if it dies, stop all at SIGTERM."""

import gzip
import shutil
import signal
import sys
import time
from contextlib import chdir
from multiprocessing import Lock, Process, active_children, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory

CHECK = 0.5  # seconds between two looks into a folder, or at the workers
DEATHS, PERIOD = 4, 60.0  # all stop if a worker dies so often in so many seconds
SIGNALS = (signal.SIGINT, signal.SIGTERM)
GRACE = 1.0  # seconds for a worker to end after SIGTERM


def compress(path: Path) -> None:
    """Replace a file by its .gz in steps that a kill may cut anywhere."""
    part = path.with_name(f"{path.name}.part")
    with path.open("rb") as source, gzip.open(part, "wb") as target:
        shutil.copyfileobj(source, target)
    part.replace(path.with_name(f"{path.name}.gz"))
    path.unlink()


def compress_new(folder: Path) -> None:
    """Compress each .log file that appears; runs in a worker: put your work here."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])  # main sends it
    main_process = parent_process()
    while main_process and main_process.is_alive():
        for path in sorted(folder.iterdir()):
            if path.suffix == ".log":
                compress(path)
                print(f"{folder}: compressed {path.name}", flush=True)
        time.sleep(CHECK)


def start(folder: Path) -> Process:
    """Start the worker of a folder."""
    process = Process(target=compress_new, args=(folder,))
    process.start()
    print(f"{folder}: started, pid={process.pid}", flush=True)
    return process


def stop_all() -> None:
    """Terminate the workers, and kill each that still runs after a while."""
    workers = active_children()
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(GRACE)
        worker.kill()  # does nothing to one that has ended


def main(folders: list[str]) -> int:
    Lock()  # starts a helper that would unblock the signals later, before 3.14
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # the workers inherit it
    deaths = {Path(folder): list[float]() for folder in folders}
    try:
        workers = {folder: start(folder) for folder in deaths}
        while not (pending := signal.sigpending()):
            for folder, worker in workers.items():
                if worker.is_alive():
                    continue
                print(f"{folder}: ended with exit code {worker.exitcode}", flush=True)
                now = time.monotonic()
                deaths[folder] = [t for t in deaths[folder] if now - t < PERIOD] + [now]
                if len(deaths[folder]) == DEATHS:
                    print(f"{folder}: died too often, all stop", file=sys.stderr)
                    return 1
                workers[folder] = start(folder)
            time.sleep(CHECK)
        return 130 if signal.SIGINT in pending else 0
    finally:
        stop_all()


def demo() -> int:
    """Watch one folder, and one that is missing; leave this out of your copy."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("web").mkdir()
        Path("web", "monday.log").write_text("GET /\n", encoding="utf-8")
        return main(["web", "missing"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else demo())

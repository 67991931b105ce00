"""Compress the rotated logs of a service, each in a process of its own."""
import gzip
import tempfile
from multiprocessing import Process
from pathlib import Path


def compress(path):
    source = Path(path)
    target = source.with_suffix(".log.gz")
    with gzip.open(target, "wb") as archive:
        archive.write(source.read_bytes())
    source.unlink()


def write_logs(folder):
    for name in ("access", "errors", "worker"):
        (folder / f"{name}.log").write_text(f"{name} started\n" * 500)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_logs(folder)

        jobs = []
        for log in sorted(folder.glob("*.log")):
            job = Process(target=compress, args=(str(log)))
            job.start()
            jobs.append(job)
        for job in jobs:
            job.join()

        print("archived:", sorted(path.name for path in folder.glob("*.gz")))


if __name__ == "__main__":
    main()

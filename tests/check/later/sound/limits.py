"""Give every job a limit of time and end those that go over it."""
import multiprocessing as mp
import random
import signal
import time

fork = mp.get_context("fork")
JOBS = {"index": 0.1, "vacuum": 60.0, "report": 0.2}


def job(link, seconds):
    with link:
        link.send("begun")
        time.sleep(seconds)
        link.send(random.randint(100, 999))


def run(name, limit):
    reader, writer = fork.Pipe(duplex=False)
    proc = fork.Process(target=job, args=(writer, JOBS[name]), name=name)
    proc.start()
    writer.close()
    proc.join(limit)
    if proc.is_alive():
        proc.terminate()
        proc.join()
    notes = []
    try:
        while True:
            notes.append(reader.recv())
    except EOFError:
        reader.close()
    if proc.exitcode == -signal.SIGTERM:
        return f"{name}: stopped after {limit} s"
    return f"{name}: ticket {notes[-1]}"


if __name__ == "__main__":
    for job_name in JOBS:
        print(run(job_name, 1.0))

"""Collect meter readings in the background; on SIGTERM write what was read and stop."""
import multiprocessing
import signal
import tempfile
import time
from pathlib import Path

stopping = False


def request_stop(signum, frame):
    global stopping
    stopping = True


def collect(meter, ready, folder):
    readings = []
    ready.set()
    while not stopping:
        readings.append(len(readings))
        time.sleep(0.02)
    Path(folder, f"{meter}.done").write_text("saved\n" if readings else "empty\n")


def main():
    signal.signal(signal.SIGTERM, request_stop)
    with tempfile.TemporaryDirectory() as folder:
        collectors = []
        for meter in ("gas", "water", "power"):
            ready = multiprocessing.Event()
            collector = multiprocessing.Process(target=collect, args=(meter, ready, folder))
            collector.start()
            ready.wait(5)
            collectors.append((meter, collector))
        time.sleep(0.2)
        for meter, collector in collectors:
            collector.terminate()
        for meter, collector in collectors:
            collector.join()
            done = Path(folder, f"{meter}.done")
            print(f"{meter}: {done.read_text().strip() if done.exists() else 'readings lost'}")


if __name__ == "__main__":
    main()

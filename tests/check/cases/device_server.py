import signal
import sys
import time
from multiprocessing import Event, Process


def close_device(signum, frame):
    print("laser off, shutter closed", flush=True)
    sys.exit(0)


def serve(name, ready):
    print(name, "is ready", flush=True)
    ready.set()
    for _ in range(100):
        time.sleep(0.1)


def main():
    signal.signal(signal.SIGTERM, close_device)
    ready = Event()
    device = Process(target=serve, args=("laser", ready))
    device.start()
    ready.wait()
    device.terminate()
    device.join()
    print("exit code", device.exitcode)


if __name__ == "__main__":
    main()

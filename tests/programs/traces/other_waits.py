"""Wait for a connection, for data, for another program and for time to pass."""

import subprocess
import sys
import time
from multiprocessing import Pool, Process
from multiprocessing.connection import Client, Listener


def answer(address: object) -> None:
    """Connect, and send a word."""
    with Client(address, authkey=b"key") as connection:  # type: ignore[arg-type]
        connection.send("word")


if __name__ == "__main__":
    with Listener(authkey=b"key") as listener:
        child = Process(target=answer, args=(listener.address,))
        child.start()
        with listener.accept() as connection:
            connection.recv()
        child.join()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    subprocess.check_output([sys.executable, "-c", "pass"])
    with subprocess.Popen(
        [sys.executable, "-c", "open(0).read()"], stdin=-1
    ) as program:
        try:
            program.wait(0.01)
        except subprocess.TimeoutExpired:
            program.stdin.close()  # type: ignore[union-attr]
    time.sleep(0.01)
    time.sleep(0)
    with Pool(1) as pool:
        pool.map(time.sleep, [0.01, 0.01], chunksize=1)
        pool.map(time.sleep, [0.01, 0.01], chunksize=2)

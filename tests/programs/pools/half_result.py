"""Kill a worker that has sent half of its result, by the way that is named."""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Process, set_start_method
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as EventType

half_is_sent: EventType


def keep(event: EventType) -> None:
    global half_is_sent
    half_is_sent = event


def half(conn: Connection, data: bytes, write: object = None) -> None:
    """Stand for Connection._send in the middle of a large result."""
    os.write(conn.fileno(), bytes(data)[:3])
    half_is_sent.set()
    time.sleep(600)


def task() -> bytes:
    Connection._send = half  # type: ignore[attr-defined]
    return bytes(100_000)


def main() -> None:
    way, method = sys.argv[1:]
    set_start_method(method)
    event = Event()
    with ProcessPoolExecutor(1, initializer=keep, initargs=(event,)) as pool:
        future = pool.submit(task)
        event.wait()
        if way == "sibling":
            sibling = Process(target=time.sleep, args=(600,))
            sibling.start()
        time.sleep(0.2)  # for the parent to begin to read
        if way.endswith("_workers"):
            getattr(pool, way)()
        else:
            writer = pool._result_queue._writer  # type: ignore[attr-defined]
            for process in list(pool._processes.values()):
                process.kill()
            if way != "kill":
                writer.close()
        if way == "sibling":
            try:
                future.exception(timeout=1)
            except TimeoutError:
                print("still waited for")
            sibling.kill()
    print(type(future.exception()).__name__)


if __name__ == "__main__":
    main()

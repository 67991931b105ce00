"""Send the log records of all workers through one queue to the handlers of main."""

import logging
import sys
from concurrent.futures import ProcessPoolExecutor
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Manager
from queue import Queue

FORMAT = "%(levelname)s %(name)s: %(message)s"
LEVEL = logging.INFO

log = logging.getLogger("orders")


def log_to(queue: "Queue[logging.LogRecord]") -> None:
    """Replace all handlers by the queue; runs once in each worker."""
    root = logging.getLogger()
    root.handlers[:] = [QueueHandler(queue)]
    root.setLevel(LEVEL)


def ship(order: int) -> int:
    """Ship an order and log it; runs in a worker process."""
    log.info("shipping order %d", order)
    if order == 3:
        log.warning("order %d has no address", order)
    return order


def ship_all(orders: list[int], queue: "Queue[logging.LogRecord]") -> int:
    """Ship the orders and write what the workers log; return how many they were."""
    listener = QueueListener(queue, *logging.getLogger().handlers)
    try:
        with ProcessPoolExecutor(2, initializer=log_to, initargs=(queue,)) as pool:
            shipped = pool.map(ship, orders)
            listener.start()  # after map: it starts a thread, and fork wants none
            return len(list(shipped))
    finally:
        listener.stop()


def main() -> None:
    logging.basicConfig(level=LEVEL, format=FORMAT, stream=sys.stdout)
    with Manager() as manager:
        count = ship_all([1, 2, 3, 4], manager.Queue())
    log.info("shipped %d orders", count)


if __name__ == "__main__":
    main()

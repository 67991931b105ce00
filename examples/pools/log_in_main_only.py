"""Set up logging in main alone, and most of what the workers log is lost."""

import logging
import sys
from concurrent.futures import ProcessPoolExecutor

FORMAT = "%(levelname)s %(name)s: %(message)s"

log = logging.getLogger("orders")


def ship(order: int) -> int:
    """Ship an order and log it; runs in a worker process."""
    log.info("shipping order %d", order)
    if order == 3:
        log.warning("order %d has no address", order)
    return order


def main() -> None:
    logging.basicConfig(level=logging.INFO, format=FORMAT, stream=sys.stdout)
    with ProcessPoolExecutor(2) as pool:
        count = len(list(pool.map(ship, [1, 2, 3, 4])))
    log.info("shipped %d orders", count)


if __name__ == "__main__":
    main()

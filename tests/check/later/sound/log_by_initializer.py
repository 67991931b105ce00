import logging
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor

log = logging.getLogger("shop")


def configure(level: int) -> None:
    logging.basicConfig(
        level=level, stream=sys.stderr, force=True,
        format="%(asctime)s %(process)d %(levelname)s %(message)s",
    )


def sell(item: str, price: float) -> float:
    log.info("sold %s", item)
    if price > 100:
        log.warning("%s is dear", item)
    return price


def main(verbose: bool = True) -> None:
    level = logging.INFO if verbose else logging.WARNING
    configure(level)
    log.info("open with %d processors", multiprocessing.cpu_count())
    goods = {"pen": 2.5, "desk": 180.0, "lamp": 35.0}
    with ProcessPoolExecutor(2, initializer=configure, initargs=(level,)) as executor:
        income = sum(executor.map(sell, goods.keys(), goods.values()))
    print(f"income {income:.2f}")


if __name__ == "__main__":
    main()

import logging
import logging.handlers
import multiprocessing
import random
import sys
import time

log = logging.getLogger("press")


def configure_worker(records, level):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(records)]
    root.setLevel(level)


def configure_parent():
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(asctime)s %(processName)s %(levelname)s %(message)s"))
    return handler


def stamp(sheet):
    log.debug("not shown %s", sheet)
    log.info("sheet %d", sheet)
    time.sleep(random.random() / 100)
    if sheet % 7 == 3:
        try:
            raise ValueError(f"sheet {sheet} is torn")
        except ValueError:
            log.exception("dropped")
            return 0
    return 1


def press(sheets, records, good):
    configure_worker(records, logging.INFO)
    for sheet in sheets:
        done = stamp(sheet)
        with good.get_lock():
            good.value += done
    log.warning("press stops")


def main():
    records = multiprocessing.Queue(-1)
    good = multiprocessing.Value("i", 0)
    presses = [multiprocessing.Process(target=press, name=f"press{n}", args=(range(n, 20, 2), records, good))
               for n in range(2)]
    for process in presses:
        process.start()
    # Only now: no thread may live while the presses start.
    listener = logging.handlers.QueueListener(records, configure_parent(), respect_handler_level=True)
    listener.start()
    for process in presses:
        process.join()
    listener.stop()
    print("good sheets:", good.value)


if __name__ == "__main__":
    main()

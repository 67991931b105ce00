import logging
import logging.handlers
import multiprocessing
import sys
import zlib

LOG_FORMAT = "%(levelname)s %(name)s %(message)s"
logger = logging.getLogger("kdist")


def configure_worker(log_queue, level):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(log_queue)]
    root.setLevel(level)


def build_target(target_id, log_queue, level, results):
    configure_worker(log_queue, level)
    logger.info("building %s", target_id)
    checksum = zlib.crc32(target_id.encode())
    logger.info("built %s", target_id)
    results.put((target_id, checksum))


def main():
    level = logging.INFO
    logging.basicConfig(level=level, format=LOG_FORMAT, stream=sys.stdout)
    log_queue = multiprocessing.Queue()
    results = multiprocessing.Queue()
    listener = logging.handlers.QueueListener(log_queue, *logging.getLogger().handlers)
    listener.start()
    procs = []
    for target_id in ("llvm", "haskell", "llvm-lib"):
        p = multiprocessing.Process(
            target=build_target, args=(target_id, log_queue, level, results)
        )
        p.start()
        procs.append(p)
    built = dict(results.get(timeout=10) for _ in procs)
    for p in procs:
        p.join()
    listener.stop()
    for target_id in sorted(built):
        print(f"{target_id} {built[target_id]:08x}")


if __name__ == "__main__":
    main()

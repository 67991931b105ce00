"""Workers log through one queue; the main process writes the audit file."""
import logging
import logging.handlers
import multiprocessing
import os
import tempfile

ACCOUNTS = ["anna", "boris", "chen", "dora"]


def init_worker(log_queue):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(log_queue)]
    root.setLevel(logging.INFO)


def audit(account):
    score = sum(map(ord, account)) % 10
    logging.getLogger("audit").info("account %s scored %d", account, score)
    return account, score


def main():
    log_queue = multiprocessing.Queue()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "audit.log")
        handler = logging.FileHandler(path)
        handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        listener = logging.handlers.QueueListener(log_queue, handler)
        pool = multiprocessing.Pool(2, initializer=init_worker, initargs=(log_queue,))
        scores = dict(pool.map(audit, ACCOUNTS))
        pool.close()
        pool.join()
        listener.start()
        listener.stop()
        handler.close()
        with open(path) as lines:
            for line in sorted(lines):
                print(line.rstrip())
    print("highest", max(scores, key=scores.get))


if __name__ == "__main__":
    main()

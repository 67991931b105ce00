import logging
import logging.config
import multiprocessing
import sys

logger = logging.getLogger("nightly")

LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "plain",
        },
    },
    "loggers": {"nightly": {"level": "INFO", "handlers": ["console"]}},
}


class Job:
    def __init__(self, name, rows):
        self.name = name
        self.rows = rows

    def execute(self):
        logger.info("%s started", self.name)
        total = sum(i * i for i in range(self.rows))
        logger.info("%s done: %d", self.name, total)


def run_job(job):
    process = multiprocessing.Process(target=job.execute, name=job.name)
    process.start()
    process.join()
    return process.exitcode


def main():
    logging.config.dictConfig(LOGGING)
    logger.info("two jobs")
    codes = [run_job(Job("vacuum", 10)), run_job(Job("report", 20))]
    logger.info("exit codes: %s", codes)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())

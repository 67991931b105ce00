import logging
import logging.config
import multiprocessing

LOGGING = {
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"}},
    "loggers": {"ingest": {"level": "DEBUG", "handlers": ["console"]}},
}
log = logging.getLogger("ingest")


class Ingester:
    def __init__(self, sources):
        self.sources = sources

    def ingest(self, source):
        log.info("reading %s", source)
        return len(source)

    def run(self):
        with multiprocessing.Pool(1) as pool:
            sizes = pool.map(self.ingest, self.sources)
        log.info("read %d", sum(sizes))


def main():
    logging.config.dictConfig(LOGGING)
    Ingester(["a.csv", "bb.csv"]).run()


if __name__ == "__main__":
    main()

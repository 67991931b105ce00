"""Background tasks of the camera server, run in one worker."""
import logging
import multiprocessing
import signal

_POOL_SIZE = 1
_pool = None


def start():
    global _pool

    def init_pool_process():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    _pool = multiprocessing.Pool(_POOL_SIZE, initializer=init_pool_process)


def stop():
    _pool.close()
    _pool.join()


def make_thumbnail(path):
    return path.rsplit(".", 1)[0] + ".thumb.jpg"


def main():
    logging.basicConfig(level=logging.INFO)
    start()
    print(_pool.apply(make_thumbnail, ("media/cam1/10-00.mp4",)))
    stop()


if __name__ == "__main__":
    main()

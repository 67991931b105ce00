"""Copy blocks in workers, count the bytes, stop an idle watcher at the end."""
import multiprocessing
import signal
import time

BLOCKS = [b"x" * 40000, b"y" * 25000, b"z" * 70000]


def on_sigterm(signum, frame):
    raise SystemExit("transfer interrupted")


def watch(ready):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ready.set()
    while True:
        time.sleep(0.05)


def copy_block(number, block, moved, copies):
    with moved.get_lock():
        moved.value += len(block)
    copies.put((number, block[::-1]))


def main():
    signal.signal(signal.SIGTERM, on_sigterm)
    moved = multiprocessing.Value("L", 0)
    copies = multiprocessing.Queue()
    ready = multiprocessing.Event()
    watcher = multiprocessing.Process(target=watch, args=(ready,), daemon=True)
    watcher.start()
    movers = [multiprocessing.Process(target=copy_block, args=(n, block, moved, copies))
              for n, block in enumerate(BLOCKS)]
    for mover in movers:
        mover.start()
    received = dict(copies.get() for _ in movers)
    for mover in movers:
        mover.join()
    ready.wait()
    watcher.terminate()
    watcher.join()
    print("moved", moved.value, "bytes in", len(received), "blocks")


if __name__ == "__main__":
    main()

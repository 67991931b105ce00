"""Render frames while a watcher process reports how far we are."""
import multiprocessing as mp
import time


class ProgressWatcher:
    def __init__(self, total, interval=0.2):
        self.total = total
        self.interval = interval
        self.done = mp.Value("i", 0)
        self.finished = mp.Event()
        self._proc = None

    def start(self):
        self._proc = mp.Process(
            name="watcher",
            target=watch(self.done, self.finished, self.total, self.interval),
        )
        self._proc.start()

    def frame_done(self):
        with self.done.get_lock():
            self.done.value += 1

    def stop(self):
        self.finished.set()
        self._proc.join()


def watch(done, finished, total, interval):
    last = -1
    while not finished.wait(interval):
        if done.value != last:
            last = done.value
            print(f"{last}/{total} frames", flush=True)


def render(frame, size=120):
    return sum((x * y + frame) % 7 for x in range(size) for y in range(size))


def main():
    frames = 20
    watcher = ProgressWatcher(frames)
    watcher.start()
    checks = []
    for frame in range(frames):
        checks.append(render(frame))
        time.sleep(0.02)
        watcher.frame_done()
    watcher.stop()
    print("rendered", len(checks))


if __name__ == "__main__":
    main()

"""Two-stage picture pipeline: decode first, then shrink."""
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def decode(name):
    time.sleep(0.1)
    return name, list(range(100))


def shrink(pixels, factor):
    time.sleep(0.05)
    return pixels[::factor]


class Pipeline:
    def __init__(self, workers=2, factor=10):
        self.executor = ProcessPoolExecutor(max_workers=workers)
        self.factor = factor
        self.thumbs = {}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.executor.shutdown()

    def _decoded(self, future):
        name, pixels = future.result()
        small = self.executor.submit(shrink, pixels, self.factor)
        self.thumbs[name] = small.result()

    def add(self, name):
        future = self.executor.submit(decode, name)
        future.add_done_callback(self._decoded)
        return future

    def finish(self, futures):
        for future in as_completed(futures):
            future.result()


def main(names):
    with Pipeline() as pipeline:
        pipeline.finish([pipeline.add(name) for name in names])
    for name in sorted(pipeline.thumbs):
        print(name, pipeline.thumbs[name])


if __name__ == "__main__":
    main(["a.jpg", "b.jpg", "c.jpg"])

"""Capture frames into a shared block; a compressor process reads the block."""
import ctypes
import multiprocessing as mp
import sys
import time

WIDTH, HEIGHT, BLOCK = 16, 8, 4


class Frame(ctypes.Structure):
    _fields_ = [("stamp", ctypes.c_double),
                ("count", ctypes.c_uint32),
                ("pixels", ctypes.c_uint8 * (WIDTH * HEIGHT))]


class FrameBuffer:
    """BLOCK frames laid over one piece of shared memory."""

    def __init__(self):
        self.base = mp.RawArray(ctypes.c_uint8, BLOCK * ctypes.sizeof(Frame))
        size = ctypes.sizeof(Frame)
        self.frames = [Frame.from_buffer(self.base, k * size) for k in range(BLOCK)]

    def __getitem__(self, k):
        return self.frames[k]

    def __len__(self):
        return BLOCK


class Compressor(mp.Process):
    def __init__(self, buffer, ready, results):
        super().__init__(name="compressor")
        self.buffer = buffer
        self.ready = ready
        self.results = results

    def run(self):
        self.ready.wait()
        maxpixel = 0
        total = 0
        for k in range(len(self.buffer)):
            frame = self.buffer[k]
            maxpixel = max(maxpixel, max(frame.pixels))
            total += frame.count
        self.results.put({"maxpixel": maxpixel, "frames": total})


class Capture:
    def __init__(self, buffer):
        self.buffer = buffer

    def grab(self):
        for k in range(len(self.buffer)):
            frame = self.buffer[k]
            frame.stamp = time.time()
            frame.count = 1
            for p in range(0, WIDTH * HEIGHT, 7):
                frame.pixels[p] = 40 + 10 * k


def main():
    buffer = FrameBuffer()
    ready = mp.Event()
    results = mp.Queue()
    compressor = Compressor(buffer, ready, results)
    compressor.start()
    Capture(buffer).grab()
    ready.set()
    summary = results.get(timeout=30)
    compressor.join()
    print("FF file: maxpixel=%(maxpixel)d frames=%(frames)d" % summary)
    return 0 if summary["frames"] == BLOCK else 1


if __name__ == "__main__":
    sys.exit(main())

"""Brighten video frames that lie in shared memory."""
from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory


class Frame:
    def __init__(self, width, height, name=None):
        self.width, self.height = width, height
        size = width * height
        self.shm = SharedMemory(name=name, create=name is None, size=size)

    def __getstate__(self):
        return self.width, self.height, self.shm.name

    def __setstate__(self, state):
        self.__init__(*state)

    @property
    def pixels(self):
        return self.shm.buf[: self.width * self.height]

    def fill(self, value):
        self.shm.buf[: self.width * self.height] = bytes(
            [value]) * (self.width * self.height)

    def __del__(self):
        self.shm.close()
        try:
            self.shm.unlink()
        except FileNotFoundError:
            pass


def brighten(job):
    frame, row, amount = job
    start = row * frame.width
    for i in range(start, start + frame.width):
        frame.shm.buf[i] = min(255, frame.shm.buf[i] + amount)
    return row


class Studio:
    def __init__(self, workers=1):
        self.workers = workers

    def process(self, frame, amount):
        jobs = [(frame, row, amount) for row in range(frame.height)]
        with Pool(self.workers) as pool:
            return pool.map(brighten, jobs, chunksize=1)


def main():
    frame = Frame(8, 4)
    frame.fill(100)
    rows = Studio().process(frame, 20)
    print("rows", rows)
    print("sum", sum(bytes(frame.shm.buf[: 32])))


if __name__ == "__main__":
    main()

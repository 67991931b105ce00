"""Hand camera frames to an analysis process through shared memory."""
from multiprocessing import Process, Queue
from multiprocessing.shared_memory import SharedMemory

WIDTH, HEIGHT = 64, 48


class FrameBuffer:
    def __init__(self, size):
        self.shm = SharedMemory(create=True, size=size)
        self.size = size

    @property
    def name(self):
        return self.shm.name

    def write(self, data):
        self.shm.buf[: len(data)] = data

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shm.close()


def analyse(name, size, results):
    shm = SharedMemory(name=name)
    try:
        frame = bytes(shm.buf[:size])
        results.put((sum(frame) / size, max(frame)))
    finally:
        shm.close()


def capture(number):
    return bytes((x * number) % 251 for x in range(WIDTH * HEIGHT))


def main():
    results = Queue()
    for number in (3, 7):
        with FrameBuffer(WIDTH * HEIGHT) as buffer:
            buffer.write(capture(number))
            worker = Process(target=analyse, args=(buffer.name, buffer.size, results))
            worker.start()
            mean, peak = results.get()
            worker.join()
            print(f"frame {number}: mean {mean:.1f} peak {peak}")


if __name__ == "__main__":
    main()

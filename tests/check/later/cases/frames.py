"""A ring of camera frames in shared memory, filled by a grabber process."""
import multiprocessing
from multiprocessing import shared_memory


class Ring:
    def __init__(self, slots, size, name=None):
        self.slots, self.size = slots, size
        self.shm = shared_memory.SharedMemory(
            name=name, create=name is None, size=slots * size)

    def put(self, n, data):
        at = (n % self.slots) * self.size
        self.shm.buf[at:at + len(data)] = data

    def get(self, n):
        at = (n % self.slots) * self.size
        return bytes(self.shm.buf[at:at + self.size])

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shm.close()


def grab(ring_name, slots, size, frames):
    with Ring(slots, size, ring_name) as ring:
        for n in range(frames):
            ring.put(n, bytes([n % 256]) * size)


def main():
    with Ring(4, 1024) as ring:
        grabber = multiprocessing.Process(
            target=grab, args=(ring.shm.name, 4, 1024, 10))
        grabber.start()
        grabber.join()
        print("last frame begins with", ring.get(9)[:3].hex())


if __name__ == "__main__":
    main()

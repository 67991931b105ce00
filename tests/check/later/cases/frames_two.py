import multiprocessing as mp
from multiprocessing import shared_memory


class DecodeError(Exception):
    pass


class FrameBuffer:
    def __init__(self, payload):
        self.size = len(payload)
        self.shm = shared_memory.SharedMemory(create=True, size=self.size)
        self.shm.buf[:self.size] = payload

    @property
    def name(self):
        return self.shm.name

    def close(self):
        self.shm.close()

    def destroy(self):
        self.shm.close()
        self.shm.unlink()


def decode(spec):
    name, size, index = spec
    shm = shared_memory.SharedMemory(name=name)
    try:
        if shm.buf[0] == 0:
            raise DecodeError(f"frame {index}: empty header")
        return sum(shm.buf[:size]) % 251
    finally:
        shm.close()


def process_clip(pool, frames):
    sums = []
    for index, payload in enumerate(frames):
        buffer = FrameBuffer(payload)
        try:
            checksum = pool.apply(decode, ((buffer.name, buffer.size, index),))
        except DecodeError as exc:
            print("skipped:", exc)
            buffer.close()
            continue
        sums.append(checksum)
        buffer.destroy()
    return sums


def main():
    frames = [bytes([i % 3]) + bytes(range(64)) for i in range(7)]
    with mp.Pool(2) as pool:
        print("checksums", process_clip(pool, frames))


if __name__ == "__main__":
    main()

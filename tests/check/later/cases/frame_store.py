from multiprocessing import Process, shared_memory


class FrameStore:
    def __init__(self, size):
        self.memory = shared_memory.SharedMemory(create=True, size=size)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.memory.close()

    @property
    def name(self):
        return self.memory.name


def fill(name, value):
    memory = shared_memory.SharedMemory(name=name)
    memory.buf[0] = value
    memory.close()


def main():
    with FrameStore(4096) as store:
        process = Process(target=fill, args=(store.name, 7))
        process.start()
        process.join()
        print(store.memory.buf[0])


if __name__ == "__main__":
    main()

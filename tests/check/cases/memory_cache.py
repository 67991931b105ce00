from multiprocessing import Process, Value


class MemoryCache:
    def __init__(self):
        self.allocated = Value("l", 0)

    def allocate(self, size):
        self.allocated.value += size

    def free(self, size):
        self.allocated.value -= size


def serve(cache, requests):
    for _ in range(requests):
        cache.allocate(16)
        cache.free(8)


if __name__ == "__main__":
    cache = MemoryCache()
    servers = [Process(target=serve, args=(cache, 20_000)) for _ in range(4)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    print("allocated", cache.allocated.value, "of", 4 * 20_000 * 8)

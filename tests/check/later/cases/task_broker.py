import multiprocessing


def thumbnail(size):
    return size, size * size * 3


def resize_task(sizes):
    with multiprocessing.Pool(2) as pool:
        return pool.map(thumbnail, sizes)


TASKS = {"resize": resize_task}


def worker_loop(requests, replies):
    while True:
        request = requests.get()
        if request is None:
            break
        name, payload = request
        replies.send((name, TASKS[name](payload)))
    replies.close()


class Broker:
    def __init__(self):
        self.requests = multiprocessing.SimpleQueue()
        self.incoming, outgoing = multiprocessing.Pipe(duplex=False)
        self.worker = multiprocessing.Process(
            target=worker_loop, args=(self.requests, outgoing), daemon=True
        )
        self.worker.start()
        outgoing.close()

    def kiq(self, name, payload):
        self.requests.put((name, payload))
        return self.incoming.recv()

    def shutdown(self):
        self.requests.put(None)
        self.worker.join()


if __name__ == "__main__":
    broker = Broker()
    print(broker.kiq("resize", [16, 32, 64]))
    broker.shutdown()

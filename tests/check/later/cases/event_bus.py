import argparse
import multiprocessing
import threading


class EventQueue:
    """Events published by acceptors."""

    MANAGER = multiprocessing.Manager()

    def __init__(self):
        self.queue = EventQueue.MANAGER.Queue()

    def publish(self, request_id, name, payload):
        self.queue.put({"id": request_id, "name": name, "payload": payload})


class Acceptor(multiprocessing.Process):
    def __init__(self, idd, queue):
        super().__init__()
        self.idd = idd
        self.queue = queue

    def run(self):
        self.queue.put({"id": self.idd, "name": "started", "payload": {}})


class AcceptorPool:
    def __init__(self, size):
        self.events = EventQueue()
        self.acceptors = [Acceptor(i, self.events.queue) for i in range(size)]
        self.seen = []

    def dispatch(self):
        for _ in self.acceptors:
            self.seen.append(self.events.queue.get(timeout=10)["id"])

    def setup(self):
        thread = threading.Thread(target=self.dispatch)
        for acceptor in self.acceptors:
            acceptor.start()
        thread.start()
        for acceptor in self.acceptors:
            acceptor.join()
        thread.join()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--num-workers", type=int, default=2)
    args = parser.parse_args()
    pool = AcceptorPool(args.num_workers)
    pool.setup()
    print("acceptors seen:", sorted(pool.seen))


if __name__ == "__main__":
    main()

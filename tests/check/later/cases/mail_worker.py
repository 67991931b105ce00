import threading
from multiprocessing import Pipe, Process


class BaseWorker(Process):
    def __init__(self, name):
        Process.__init__(self)
        self.name = name
        self.lock = threading.RLock()
        self.ours, self.theirs = Pipe()

    def handle(self, request):
        with self.lock:
            return f"{self.name}: {request}"

    def run(self):
        for request in iter(self.theirs.recv, None):
            self.theirs.send(self.handle(request))

    def call(self, request):
        self.ours.send(request)
        return self.ours.recv()


if __name__ == "__main__":
    worker = BaseWorker("search")
    worker.start()
    print(worker.call("from:anna"))
    worker.ours.send(None)
    worker.join()

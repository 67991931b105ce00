import multiprocessing
import select
import socket


class Epoll:
    def __init__(self):
        self._poller = select.epoll()
        self.handlers = {}

    def register(self, fd, handler):
        self.handlers[fd] = handler
        self._poller.register(fd, select.EPOLLIN)

    def poll(self, timeout):
        return [self.handlers[fd] for fd, _ in self._poller.poll(timeout)]


class MultiprocessServer:
    def __init__(self, address):
        self.socket = socket.create_server(address)
        self.ioloop = Epoll()
        self.ioloop.register(self.socket.fileno(), "accept")

    def _loop(self, number):
        print("worker", number, self.ioloop.poll(0.2), flush=True)

    def serve(self, workers):
        tasks = [multiprocessing.Process(target=self._loop, args=(n,)) for n in range(workers)]
        for task in tasks:
            task.start()
        for task in tasks:
            task.join()
        self.socket.close()


if __name__ == "__main__":
    MultiprocessServer(("127.0.0.1", 0)).serve(2)

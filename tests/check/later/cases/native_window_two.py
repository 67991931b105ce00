"""A server with auto reload, whose worker opens a native window."""
import multiprocessing
import sys
from dataclasses import dataclass, field

spawn = multiprocessing.get_context("spawn")


@dataclass
class NativeConfig:
    title: str = "Kasa"
    size: tuple = (1024, 768)
    method_queue: object = field(default_factory=multiprocessing.Queue)
    response_queue: object = field(default_factory=multiprocessing.Queue)
    closed: object = field(default_factory=multiprocessing.Event)


def serve(config, sockets):
    while True:
        name, args = config.method_queue.get()
        if name == "close":
            config.closed.set()
            break
        if name == "get_size":
            config.response_queue.put(config.size)
        elif name == "set_title":
            config.response_queue.put("%s (%d)" % (args[0], len(sockets)))


class ChangeReload:
    """Keeps one fresh interpreter running, and replaces it on a change."""

    def __init__(self, config, target, sockets):
        self.config = config
        self.target = target
        self.sockets = sockets
        self.process = None

    def startup(self):
        self.process = spawn.Process(target=self.target, args=(self.config, self.sockets))
        self.process.start()

    def shutdown(self):
        self.config.method_queue.put(("close", ()))
        self.process.join(20)


class WindowProxy:
    def __init__(self, config):
        self.config = config

    def _request(self, name, *args):
        self.config.method_queue.put((name, args))
        return self.config.response_queue.get(timeout=20)

    def get_size(self):
        return self._request("get_size")

    def set_title(self, title):
        return self._request("set_title", title)


def run(title):
    config = NativeConfig(title=title)
    supervisor = ChangeReload(config, serve, sockets=["127.0.0.1:8080"])
    supervisor.startup()
    window = WindowProxy(config)
    print("size", window.get_size())
    print("title", window.set_title(config.title))
    supervisor.shutdown()
    print("closed", config.closed.is_set())


if __name__ == "__main__":
    run(sys.argv[1] if len(sys.argv) > 1 else "Kasa Smart")

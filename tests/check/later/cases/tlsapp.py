import socket
import ssl
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process


@dataclass
class ServerInfo:
    host: str
    port: int
    settings: dict = field(default_factory=dict)


def serve_worker(name, info, monitor):
    with socket.socket() as sock:
        sock.bind((info.host, info.port))
        secure = "ssl" in info.settings
        monitor.send((name, "ready", "https" if secure else "http"))


class WorkerProcess:
    def __init__(self, name, target, kwargs):
        self.name = name
        self.kwargs = kwargs
        self.reader, self.writer = Pipe(duplex=False)
        self._process = Process(
            name=name,
            target=target,
            kwargs={"name": name, "monitor": self.writer, **kwargs},
        )

    def start(self):
        self._process.start()
        self.writer.close()

    def ack(self):
        return self.reader.recv()

    def join(self):
        self._process.join()


class WorkerManager:
    def __init__(self, number, serve, kwargs):
        self.transient = [
            WorkerProcess(f"Srv-{n}", serve, kwargs) for n in range(number)
        ]

    def run(self):
        for worker in self.transient:
            worker.start()
        for worker in self.transient:
            name, state, scheme = worker.ack()
            print(f"{name}: {state} ({scheme})")
            worker.join()


class App:
    def __init__(self, name):
        self.name = name
        self.infos = []

    def prepare(self, host, port, ssl_context=None, **extra):
        settings = dict(extra)
        if ssl_context is not None:
            settings["ssl"] = ssl_context
        self.infos.append(ServerInfo(host, port, settings))

    def run(self, workers=1):
        for info in self.infos:
            WorkerManager(workers, serve_worker, {"info": info}).run()


def make_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def main():
    app = App("shop")
    app.prepare("127.0.0.1", 0, ssl_context=make_context(), backlog=100)
    app.run(workers=2)


if __name__ == "__main__":
    main()

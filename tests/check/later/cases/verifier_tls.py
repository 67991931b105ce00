import multiprocessing
import socket
import ssl
from dataclasses import dataclass, field


@dataclass
class VerifierConfig:
    host: str = "127.0.0.1"
    port: int = 0
    workers: int = 2
    tls: ssl.SSLContext | None = None
    routes: dict = field(default_factory=dict)


def init_mtls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_NONE
    return context


def bind_sockets(config):
    sock = socket.socket()
    sock.bind((config.host, config.port))
    sock.listen(5)
    return [sock]


def server_process(task_id, config, sockets):
    for sock in sockets:
        sock.getsockname()
    print(f"worker {task_id}: {config.tls.minimum_version.name} {sorted(config.routes)}")


def start_workers(config):
    sockets = bind_sockets(config)
    processes = []
    for task_id in range(config.workers):
        process = multiprocessing.Process(
            target=server_process, args=(task_id, config, sockets)
        )
        process.start()
        process.join()
        processes.append(process)
    return processes


def main():
    config = VerifierConfig()
    config.routes["/agents"] = "AgentsHandler"
    config.routes["/version"] = "VersionHandler"
    config.tls = init_mtls()
    for process in start_workers(config):
        assert process.exitcode == 0


if __name__ == "__main__":
    main()

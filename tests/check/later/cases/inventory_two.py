"""Ask each device on the bench for its banner."""
import argparse
import contextlib
import multiprocessing
import socket
import threading


class Device:
    def __init__(self, name, banner=None):
        self.name = name
        self.banner = banner
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def serve(self):
        while True:
            try:
                peer, _ = self.listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            if self.banner:
                with peer:
                    peer.sendall(self.banner.encode() + b"\n")
            else:
                self.silent = peer

    def __enter__(self):
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *exc):
        self.listener.close()


def probe(target):
    name, port = target
    with socket.create_connection(("127.0.0.1", port)) as link:
        try:
            return name, link.recv(80).decode().strip()
        except TimeoutError:
            return name, "(silent)"


def parse(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patience", type=float, default=1.0)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args(argv)


def main():
    args = parse()
    socket.setdefaulttimeout(args.patience)
    with contextlib.ExitStack() as stack:
        bench = [stack.enter_context(d) for d in (
            Device("scope", "SDS1104"), Device("psu"), Device("meter", "DM3058"))]
        targets = [(d.name, d.port) for d in bench]
        with multiprocessing.Pool(args.jobs) as pool:
            for name, banner in pool.imap(probe, targets):
                print(f"{name:8}{banner}")


if __name__ == "__main__":
    main()

"""Answer requests at a Unix socket with a process pool: a line of JSON each way."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio import StreamReader, StreamWriter
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import closing, suppress
from multiprocessing import active_children, get_context
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

WORKERS = os.cpu_count() or 1
GRACE = 8.0  # seconds for the running requests at the end


def is_prime(n: int) -> bool:
    """Tell whether n is a prime number: put your own work here."""
    return n > 1 and all(n % divisor for divisor in range(2, n))


def respond(line: bytes) -> bytes:
    """Return the answer to a request, or its error; runs in a worker process."""
    try:
        return json.dumps({"result": is_prime(json.loads(line)["n"])}).encode() + b"\n"
    except (Exception, SystemExit) as error:
        return json.dumps({"error": repr(error)}).encode() + b"\n"


class Service:
    """A server, and its pool, which is made anew when a worker has died."""

    def start_pool(self) -> None:
        """Make a pool, and start all its workers, which inherit blocked signals."""
        self.pool = ProcessPoolExecutor(WORKERS, get_context("spawn"))
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self.pool.map(abs, range(WORKERS))  # a small task for each worker
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    async def answer(self, line: bytes) -> bytes:
        """Let a worker answer a request."""
        pool = self.pool
        try:
            return await asyncio.wrap_future(pool.submit(respond, line))
        except BrokenExecutor:
            if pool is self.pool:  # the first request that notices it
                pool.shutdown(wait=False)
                self.start_pool()
            return b'{"error": "a worker died"}\n'

    async def handle(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer a client until it has gone, or until the service ends."""
        with closing(writer), suppress(OSError, RuntimeError, asyncio.CancelledError):
            try:
                while (line := await reader.readline()).endswith(b"\n"):
                    writer.write(await self.answer(line))
                    await writer.drain()
            except ValueError:
                writer.write(b'{"error": "the line is too long"}\n')

    async def run(self, path: str) -> int:
        """Serve until a signal, then finish what runs; return the exit code."""
        os.umask(0o077)  # only this user may connect
        loop = asyncio.get_running_loop()
        codes: asyncio.Queue[int] = asyncio.Queue()
        loop.add_signal_handler(signal.SIGINT, codes.put_nowait, 130)
        loop.add_signal_handler(signal.SIGTERM, codes.put_nowait, 0)
        self.start_pool()
        await asyncio.start_unix_server(self.handle, path)
        print("ready", flush=True)
        code = await codes.get()
        Path(path).unlink(missing_ok=True)  # no client can connect any more
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(self.pool.shutdown), GRACE)
        for process in active_children():
            process.kill()  # its task has not ended in time
        return code


def demo() -> int:
    """Start a service and ask it three times; leave this out of your copy."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as conn:
        command = [sys.executable, __file__, path := f"{folder}/app.sock"]
        with Popen(command, stdout=PIPE) as service:
            next(iter(service.stdout or ()))  # it is ready
            conn.connect(path)
            for n in 97, 98, "x":
                conn.sendall(json.dumps({"n": n}).encode() + b"\n")
                print(conn.recv(1000).decode(), end="")
            service.terminate()
            return service.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(Service().run(sys.argv[1])) if sys.argv[1:] else demo())

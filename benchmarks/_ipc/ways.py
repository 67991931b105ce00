"""Every way to carry messages that is measured, behind one small interface.

A way is made before its two processes are forked. Then one of them calls
``sender()``, the other ``receiver()``. All messages of a way are of one size, which
both know; so a way that carries only bytes needs no frames.
"""

import fcntl
import mmap
import os
import socket
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Client, Listener
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

FORK = get_context("fork")
CHUNK = 1 << 20  # bytes that a reader of a stream asks for
SLOTS = 16  # of a ring, and more where sixteen messages are less than a pipe holds
PIPE_HOLDS = 64 << 10  # bytes
Send = Callable[[bytes], object]


class Receiver:
    """Takes messages one by one, or as many as have come."""

    def __init__(self, receive: Callable[[], object]) -> None:
        self.receive = receive

    def drain(self, count: int) -> None:
        """Take so many messages."""
        receive = self.receive
        for _ in range(count):
            receive()


class Stream(Receiver):
    """Takes messages out of a stream of bytes, where several may have come at once."""

    def __init__(self, read_into: Callable[[memoryview], int], size: int) -> None:
        super().__init__(self.receive_whole)
        self.read_into, self.size = read_into, size
        self.message = memoryview(bytearray(size))
        self.chunk = memoryview(bytearray(max(size, CHUNK)))

    def receive_whole(self) -> memoryview:
        """Return one message, of however many pieces."""
        missing = self.message
        while missing:
            missing = missing[self.read_into(missing) :]
        return self.message

    def drain(self, count: int) -> None:
        """Take so many messages, in pieces as they come."""
        read_into, chunk, left = self.read_into, self.chunk, count * self.size
        while left:
            left -= read_into(chunk[:left] if left < len(chunk) else chunk)


class Way:
    """One way to carry messages of one size from one process to another."""

    keeps_memory = True  # the C library keeps what was freed, for the next message
    matters_from = 0  # bytes: smaller messages go as with its parent class

    def __init__(self, size: int, folder: Path) -> None:
        self.size, self.folder = size, folder
        self.make()

    def make(self) -> None:
        """Make what both processes inherit."""

    def sender(self) -> Send:
        """Return how to send; called in one process."""
        raise NotImplementedError

    def receiver(self) -> Receiver:
        """Return how to receive; called in the other process."""
        raise NotImplementedError

    def remove(self) -> None:
        """Remove what ``make`` made."""


class Queue(Way):
    """A thread pickles into a pipe, under a lock."""

    def make(self) -> None:
        self.queue: Any = FORK.Queue()

    def sender(self) -> Send:
        return self.queue.put  # type: ignore[no-any-return]

    def receiver(self) -> Receiver:
        return Receiver(self.queue.get)

    def remove(self) -> None:
        self.queue.close()


class SimpleQueue(Queue):
    """The same without the thread."""

    def make(self) -> None:
        self.queue = FORK.SimpleQueue()


class ManagerQueue(Queue):
    """A queue in a third process, reached by a socket for each put and each get."""

    def make(self) -> None:
        self.manager = FORK.Manager()
        self.queue = self.manager.Queue()

    def remove(self) -> None:
        self.manager.shutdown()


class Pipe(Way):
    """A pair of Unix sockets; what is sent is pickled."""

    def make(self) -> None:
        self.reader, self.writer = FORK.Pipe()

    def sender(self) -> Send:
        return self.writer.send

    def receiver(self) -> Receiver:
        return Receiver(self.reader.recv)

    def remove(self) -> None:
        self.reader.close()
        self.writer.close()


class PipeBytes(Pipe):
    """The same for bytes as they are: a length, then the message."""

    def sender(self) -> Send:
        return self.writer.send_bytes

    def receiver(self) -> Receiver:
        return Receiver(self.reader.recv_bytes)


class PipeFreshMemory(PipeBytes):
    """The same while the C library gives freed memory back to the system."""

    keeps_memory = False
    matters_from = 1 << 20


class OneWayPipe(PipeBytes):
    """The same through a pipe of the system."""

    def make(self) -> None:
        self.reader, self.writer = FORK.Pipe(duplex=False)


class OsPipe(Way):
    """The pipe of the system."""

    def make(self) -> None:
        self.readable, self.writable = os.pipe()

    def sender(self) -> Send:
        return writer(self.writable)

    def receiver(self) -> Receiver:
        descriptor = self.readable
        return Stream(lambda room: os.readv(descriptor, [room]), self.size)

    def remove(self) -> None:
        os.close(self.readable)
        os.close(self.writable)


class LargerPipe(OsPipe):
    """A pipe that holds 1 MiB instead of 64 KiB, where the system can be asked."""

    matters_from = 1 << 20

    def make(self) -> None:
        super().make()
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            fcntl.fcntl(self.writable, fcntl.F_SETPIPE_SZ, 1 << 20)


def writer(descriptor: int) -> Send:
    """Return how to write a whole message; a blocking pipe takes all of it."""
    write = os.write

    def send(message: bytes) -> None:
        sent = write(descriptor, message)
        while sent < len(message):
            sent += write(descriptor, message[sent:])

    return send


class Fifo(Way):
    """A pipe with a name in the file system."""

    def make(self) -> None:
        self.path = self.folder / "fifo"
        os.mkfifo(self.path)

    def sender(self) -> Send:
        return writer(os.open(self.path, os.O_WRONLY))

    def receiver(self) -> Receiver:
        descriptor = os.open(self.path, os.O_RDONLY)
        return Stream(lambda room: os.readv(descriptor, [room]), self.size)


class UnixSocket(Way):
    """A stream socket with a name in the file system."""

    family, name = socket.AF_UNIX, "socket"

    def make(self) -> None:
        self.server = socket.socket(self.family)
        self.server.bind(self.address())
        self.server.listen()

    def address(self) -> Any:
        return str(self.folder / self.name)

    def sender(self) -> Send:
        self.client = socket.socket(self.family)
        self.client.connect(self.server.getsockname())
        self.tune(self.client)
        return self.client.sendall

    def receiver(self) -> Receiver:
        self.client, _ = self.server.accept()
        self.tune(self.client)
        return Stream(self.client.recv_into, self.size)

    def tune(self, one: socket.socket) -> None:
        """Set the options of one end."""

    def remove(self) -> None:
        self.server.close()


class Tcp(UnixSocket):
    """A TCP connection inside this machine; small messages are not held back."""

    family = socket.AF_INET

    def address(self) -> Any:
        return ("127.0.0.1", 0)

    def tune(self, one: socket.socket) -> None:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class ListenerClient(Way):
    """The connections of multiprocessing, with a key; what is sent is pickled."""

    def make(self) -> None:
        address = str(self.folder / "listener")
        self.listener = Listener(address, "AF_UNIX", authkey=b"bench")

    def sender(self) -> Send:
        self.line = Client(self.listener.address, authkey=b"bench")
        return self.line.send

    def receiver(self) -> Receiver:
        self.line = self.listener.accept()
        return Receiver(self.line.recv)

    def remove(self) -> None:
        self.listener.close()


class ZeroMq(Way):
    """PUSH to PULL by a Unix socket; threads of the library send in batches."""

    def sender(self) -> Send:
        import zmq

        self.context = zmq.Context()
        self.out = self.context.socket(zmq.PUSH)  # kept: closing it loses messages
        self.out.connect(f"ipc://{self.folder}/zeromq")
        send: Send = self.out.send
        return send

    def receiver(self) -> Receiver:
        import zmq

        self.context = zmq.Context()
        inward = self.context.socket(zmq.PULL)
        inward.bind(f"ipc://{self.folder}/zeromq")
        return Receiver(inward.recv)


class Memory(Way):
    """Slots in memory that both processes see, handed over by two semaphores.

    The sender copies a message in; the receiver looks at it where it lies.
    """

    def make(self) -> None:
        self.slots = self.how_many()
        self.view = self.memory(self.slots * self.size)
        self.free, self.full = FORK.Semaphore(self.slots), FORK.Semaphore(0)

    def how_many(self) -> int:
        """Return the number of slots, a power of two."""
        return 1

    def memory(self, size: int) -> memoryview:
        """Return so much shared memory."""
        self.block = SharedMemory(create=True, size=size)
        assert self.block.buf is not None
        return self.block.buf[:size]

    def parts(self) -> list[memoryview]:
        """Return the slots."""
        size = self.size
        return [self.view[n * size : (n + 1) * size] for n in range(self.slots)]

    def sender(self) -> Send:
        slots, turn = self.parts(), 0
        free, full, last = self.free.acquire, self.full.release, self.slots - 1

        def send(message: bytes) -> None:
            nonlocal turn
            free()
            slots[turn][:] = message
            turn = turn + 1 if turn < last else 0
            full()

        return send

    def receiver(self) -> Receiver:
        slots, turn = self.parts(), 0
        free, full, last = self.free.release, self.full.acquire, self.slots - 1

        def receive() -> int:
            nonlocal turn
            full()
            slot = slots[turn]
            seen = slot[0] + slot[-1]  # the work: look at both ends
            turn = turn + 1 if turn < last else 0
            free()
            return seen

        return Receiver(receive)

    def remove(self) -> None:
        self.view.release()
        self.block.close()
        self.block.unlink()


class Ring(Memory):
    """The same with many slots, so that neither side waits for each message."""

    def how_many(self) -> int:
        return max(SLOTS, PIPE_HOLDS // self.size)


class Spinning(Ring):
    """A ring without semaphores: two counters, and whoever waits looks again and again.

    One process writes each counter, after the message is in its slot. That is enough
    where the processor keeps the order of writes, as x86 does; ARM does not.
    """

    def make(self) -> None:
        self.slots = self.how_many()
        self.view = self.memory(self.slots * self.size + 256)
        counters = self.view[self.slots * self.size :].cast("Q")
        self.sent, self.taken = counters[:1], counters[16:17]  # a cache line each

    def sender(self) -> Send:
        slots, sent, taken = self.parts(), self.sent, self.taken
        number, limit, mask, room = 0, self.slots, self.slots - 1, self.slots

        def send(message: bytes) -> None:
            nonlocal number, limit
            while number == limit:
                limit = taken[0] + room
            slots[number & mask][:] = message
            number += 1
            sent[0] = number

        return send

    def receiver(self) -> Receiver:
        slots, sent, taken = self.parts(), self.sent, self.taken
        number, there, mask = 0, 0, self.slots - 1

        def receive() -> int:
            nonlocal number, there
            while number == there:
                there = sent[0]
            slot = slots[number & mask]
            seen = slot[0] + slot[-1]
            number += 1
            taken[0] = number
            return seen

        return Receiver(receive)

    def remove(self) -> None:
        self.sent.release()
        self.taken.release()
        super().remove()


class Mmap(Memory):
    """One slot in a file that both processes have mapped."""

    def memory(self, size: int) -> memoryview:
        path = self.folder / "mapped"
        path.write_bytes(bytes(size))
        with path.open("r+b") as file:
            self.mapped = mmap.mmap(file.fileno(), size)
        return memoryview(self.mapped)

    def remove(self) -> None:
        self.view.release()
        self.mapped.close()


class Array(Memory):
    """One slot in an ``Array``, whose lock is taken for each look."""

    def memory(self, size: int) -> memoryview:
        self.array: Any = FORK.Array("B", size)
        return memoryview(self.array.get_obj()).cast("B")

    def sender(self) -> Send:
        view, free, full = self.view, self.free.acquire, self.full.release
        lock = self.array.get_lock()

        def send(message: bytes) -> None:
            free()
            with lock:
                view[:] = message
            full()

        return send

    def receiver(self) -> Receiver:
        view, free, full = self.view, self.free.release, self.full.acquire
        lock = self.array.get_lock()

        def receive() -> int:
            full()
            with lock:
                seen = view[0] + view[-1]
            free()
            return seen

        return Receiver(receive)

    def remove(self) -> None:
        self.view.release()


WAYS: dict[str, type[Way]] = {  # by their names in the results
    "shared memory, spinning ring": Spinning,
    "shared memory, ring": Ring,
    "shared memory, 1 slot": Memory,
    "mmap": Mmap,
    "Array": Array,
    "os.pipe": OsPipe,
    "os.pipe of 1 MiB": LargerPipe,
    "FIFO": Fifo,
    "Unix socket": UnixSocket,
    "TCP": Tcp,
    "Pipe, send_bytes": PipeBytes,
    "Pipe, send_bytes, fresh memory": PipeFreshMemory,
    "Pipe, send": Pipe,
    "Pipe(duplex=False), send_bytes": OneWayPipe,
    "Listener, Client": ListenerClient,
    "SimpleQueue": SimpleQueue,
    "Queue": Queue,
    "Manager().Queue": ManagerQueue,
    "ZeroMQ": ZeroMq,
}


def ways(size: int) -> dict[str, type[Way]]:
    """Return the ways that are worth measuring with messages of a size."""
    return {name: way for name, way in WAYS.items() if size >= way.matters_from}

"""Small programs whose events are known: each primitive, and what must stay hidden."""

from typing import NamedTuple

START = "start 1, started 1"
JOIN = "join 1, joined 1"


class Planted(NamedTuple):
    """A program, and what each of its processes does, in its own order."""

    child: str  # the body of its function, which has the thing
    made: str
    body: str  # of main: START and JOIN stand for those of the child
    main_does: str
    child_does: str
    in_order: str = ""  # of both, where the program forces it

    def source(self) -> str:
        """Return the program."""
        start = "p = mp.Process(target=child, args=(thing,)); p.start()"
        body = f"thing = {self.made}; {self.body}".replace("START", start)
        body = body.replace("JOIN", "p.join()").replace("; ", "\n    ")
        return (
            "import queue\nimport threading\nimport multiprocessing as mp\n"
            "from multiprocessing.connection import wait\n\n"
            f"def child(thing):\n    {self.child}\n\n"
            f'if __name__ == "__main__":\n    {body}\n'
        )


LOCK_CHILD = "with thing: pass\n    thing.acquire(); thing.release()"
LOCK_DOES = "ask thing, got thing, release thing"

PLANTED = {
    "Lock": Planted(
        LOCK_CHILD,
        "mp.Lock()",
        "START; JOIN; thing.acquire(); thing.acquire(timeout=0.01); thing.release()",
        f"{START}, {JOIN}, ask thing, got thing, ask thing, gave-up thing, "
        "release thing",
        f"{LOCK_DOES}, {LOCK_DOES}",
    ),
    "RLock": Planted(
        LOCK_CHILD,
        "mp.RLock()",
        "START; JOIN; thing.acquire(); thing.acquire(); thing.release()",
        f"{START}, {JOIN}, ask thing, got thing, ask thing, got thing, release thing",
        f"{LOCK_DOES}, {LOCK_DOES}",
    ),
    "Semaphore": Planted(
        LOCK_CHILD,
        "mp.Semaphore(1)",
        "START; JOIN; thing.release(); thing.acquire(); thing.acquire()",
        f"{START}, {JOIN}, release thing, ask thing, got thing, ask thing, got thing",
        f"{LOCK_DOES}, {LOCK_DOES}",
    ),
    "BoundedSemaphore": Planted(
        LOCK_CHILD,
        "mp.BoundedSemaphore(1)",
        "START; JOIN; e = []\n    try: thing.release()\n    except ValueError: e = 1",
        f"{START}, {JOIN}, release thing, refused thing",
        f"{LOCK_DOES}, {LOCK_DOES}",
    ),
    "Condition": Planted(
        "with thing: thing.notify()",
        "mp.Condition()",
        "thing.acquire(); START; thing.wait(); thing.wait(0.01); thing.release(); JOIN",
        f"ask thing, got thing, {START}, wait thing, woke thing, "
        f"wait thing, gave-up thing, release thing, {JOIN}",
        "ask thing, got thing, notify thing, release thing",
        "0 wait, 1 got, 1 notify, 1 release, 0 woke, 0 release",
    ),
    "Condition on a lock": Planted(
        "with thing: thing.notify_all()",
        "mp.Condition(lock := mp.Lock())",
        "lock.acquire(); START; thing.wait_for(lambda i=iter([0, 1]): next(i)); "
        "lock.release(); JOIN",
        f"ask lock, got lock, {START}, wait thing, woke thing, release lock, {JOIN}",
        "ask lock, got lock, notify thing, release lock",
        "0 wait, 1 got, 1 notify, 1 release, 0 woke, 0 release",
    ),
    "Event": Planted(
        "thing.wait()",
        "mp.Event()",
        "thing.wait(0.01); START; thing.set(); JOIN; thing.is_set(); thing.clear()",
        f"wait thing, gave-up thing, {START}, set thing, {JOIN}, clear thing",
        "wait thing, pass thing",
        "0 set, 1 pass, 1 end, 0 clear",
    ),
    "Barrier": Planted(
        "thing.wait()",
        "mp.Barrier(2)",
        "START; thing.wait(); JOIN; thing.reset(); thing.abort()\n"
        "    try: thing.wait()\n    except threading.BrokenBarrierError: pass",
        f"{START}, arrive thing, pass thing, {JOIN}, reset thing, abort thing, "
        "arrive thing, broken thing",
        "arrive thing, pass thing",
    ),
    "Queue": Planted(
        "thing.put('a'); thing.put_nowait('b'); thing.close(); thing.join_thread()",
        "mp.Queue(5)",
        "START; thing.get(); thing.get(timeout=9); JOIN\n"
        "    try: thing.get_nowait()\n    except queue.Empty: pass",
        f"{START}, get thing, got thing 1, get thing, got thing 2, {JOIN}, "
        "get thing, gave-up thing",
        "put thing, placed thing, put thing, placed thing / flow thing 1, flow thing 2",
        "1 flow, 0 got",
    ),
    "full Queue": Planted(
        "thing.get()",
        "mp.Queue(1)",
        "thing.put(1)\n    try: thing.put(2, timeout=0.01)\n"
        "    except queue.Full: pass\n    START; JOIN",
        f"put thing, placed thing, put thing, gave-up thing, {START}, {JOIN} "
        "/ flow thing 1",
        "get thing, got thing 1",
    ),
    "SimpleQueue": Planted(
        "thing.put('a')",
        "mp.SimpleQueue()",
        "START; thing.get(); JOIN",
        f"{START}, get thing, got thing 1, {JOIN}",
        "put thing, flow thing 1, placed thing",
        "1 put, 1 flow, 0 got",
    ),
    "JoinableQueue": Planted(
        "thing.get(); thing.task_done()",
        "mp.JoinableQueue()",
        "thing.put(1); START; thing.join(); JOIN",
        f"put thing, placed thing, {START}, wait thing, pass thing, {JOIN} "
        "/ flow thing 1",
        "get thing, got thing 1, done thing",
        "1 done, 0 pass",
    ),
    "Pipe": Planted(
        "thing.send('a'); thing.recv_bytes()",
        "mp.Pipe(); ours, thing = thing",
        "START; ours.poll(9); ours.recv(); ours.send_bytes(b'b'); JOIN; thing.close()\n"
        "    try: ours.recv()\n    except (EOFError, OSError): pass",
        f"{START}, watch thing, ready thing, get thing, got thing a1, "
        f"put thing b1, placed thing, {JOIN}, get thing, gave-up thing",
        "put thing a1, placed thing, get thing, got thing b1",
        "1 put, 0 got, 0 put, 1 got",
    ),
    "several at once": Planted(
        "thing.acquire()",
        "mp.Lock()",
        "START; wait([p.sentinel]); JOIN",
        f"{START}, watch, ready, {JOIN}",
        "ask thing, got thing",
        "1 got, 1 end, 0 ready",
    ),
    "SIGTERM": Planted(
        "import signal; signal.pause()",
        "None",
        "START; p.terminate(); JOIN",
        f"{START}, signal 1 SIGTERM, {JOIN}",
        "| -15",
        "0 signal, 1 end",
    ),
    "exit code": Planted(
        "thing.wait(); raise SystemExit(3)",
        "mp.Event()",
        "START; p.join(0.01); thing.set(); JOIN",
        f"{START}, join 1, gave-up 1, set thing, {JOIN}",
        "wait thing, pass thing | 3",
    ),
    "shared Value": Planted(
        "with thing.get_lock(): pass\n    thing.value = 1\n    with thing: pass",
        "mp.Value('i', 0)",
        "START; JOIN",
        f"{START}, {JOIN}",
        f"{LOCK_DOES}, {LOCK_DOES}, {LOCK_DOES}",
    ),
}


class Pooled(NamedTuple):
    """What is asked of a pool of one worker, and what is seen of it."""

    call: str
    tasks: str  # what the worker ran: each task or chunk
    first_wait: str  # of main, while the first task isn't over
    inside: str = ""  # the tasks of the first chunk


EXECUTOR, POOL = "ProcessPoolExecutor", "mp.Pool"
POOLED = {
    (EXECUTOR, "submit"): Pooled("pool.submit(work, 5).result()", "1 work(5)", "1"),
    (EXECUTOR, "submit a partial"): Pooled(
        "pool.submit(partial(add, 5), 6).exception()", "1 add(6)", "1"
    ),
    (EXECUTOR, "as_completed"): Pooled(
        "list(as_completed([pool.submit(work, 5), pool.submit(add, 6, b=7)]))",
        "1 work(5), 2 add(6, …)",
        "",
    ),
    (EXECUTOR, "wait"): Pooled("wait([pool.submit(work, 5)])", "1 work(5)", ""),
    (EXECUTOR, "map"): Pooled(
        "list(pool.map(work, [5, 6]))", "1 work(5), 2 work(6)", "1"
    ),
    (EXECUTOR, "map with chunks"): Pooled(
        "list(pool.map(add, [5, 6, 7], [1, 2, 3], chunksize=2))",
        "1-2 add(5, …), 3 add(7, …)",
        "1-2",
        "1, 2",
    ),
    (POOL, "map with chunks"): Pooled(
        "pool.map(work, [5, 6, 7], chunksize=2)",
        "1-2 work(5), 3 work(7)",
        "1-3",
        "1, 2",
    ),
    (POOL, "map twice"): Pooled(
        "pool.map(work, [5, 6], 1); pool.map(work, [7])",
        "1 work(5), 2 work(6), 3 work(7)",
        "1-2",
    ),
    (POOL, "starmap"): Pooled(
        "pool.starmap(add, [(5, 1), (6, 2)], chunksize=2)",
        "1-2 add(5, …)",
        "1-2",
        "1, 2",
    ),
    (POOL, "imap"): Pooled(
        "list(pool.imap(work, [5, 6]))", "1 work(5), 2 work(6)", "1"
    ),
    (POOL, "imap with chunks"): Pooled(
        "list(pool.imap(work, [5, 6, 7], chunksize=2))",
        "1-2 work(5), 3 work(7)",
        "1-2",
        "1, 2",
    ),
    (POOL, "imap_unordered"): Pooled(
        "list(pool.imap_unordered(work, [5, 6]))", "1 work(5), 2 work(6)", ""
    ),
    (POOL, "apply_async"): Pooled(
        "pool.apply_async(work, (5,)).get()", "1 work(5)", "1"
    ),
}
POOL_PROGRAM = """\
import multiprocessing as mp
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, as_completed, wait
from functools import partial

def keep(event):
    global gate
    gate = event

def work(number):
    gate.wait()
    return number

def add(a, b):
    gate.wait()
    return a + b

def open_once_awaited(event, ident):
    while not awaits_a_task(sys._current_frames()[ident]):
        event.wait(0.001)
    event.set()

def awaits_a_task(frame):  # and no thread that starts
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names[0] == "wait" and "start" not in names

if __name__ == "__main__":
    event = mp.Event()
    with MAKE(1, initializer=keep, initargs=(event,)) as pool:
        opener = threading.Thread(
            target=open_once_awaited, args=(event, threading.get_ident())
        )
        START
        CALL
        opener.join()
"""

HIDDEN = {
    "a pool": "with mp.Pool(1) as pool: pool.map(abs, [1, 2])",
    "an executor": (
        "from concurrent.futures import ProcessPoolExecutor as P\n"
        "    with P(1) as pool: pool.submit(abs, 1).result()"
    ),
    "threads": (
        "from multiprocessing.pool import ThreadPool\n"
        "    with mp.Pool(1), ThreadPool(1) as pool: pool.map(abs, [1, 2])"
    ),
    "a manager": (
        "with mp.Manager() as manager:\n"
        "        with manager.Lock(): manager.list([1]).append(2)\n"
        "        manager.Queue().put(1)"
    ),
}

"""Every private name that the recorder patches is there, in each Python.

When one of these fails, multiprocessing was changed: look at what does its work now,
and teach examples/_trace/on_path/trace_recorder.py.
"""

import json
import subprocess
import sys

import pytest

from tests.harness.programs import program

PROCESS = "concurrent.futures.process"
POOL = "type('Pool', (), {'_cache': {}})"
IMAP = f"mp.pool.IMapIterator({POOL})"
ITEM = "futures.process._CallItem(0, None, (), {})"
PINS = {  # module, name: what can't be seen any more without it
    ("synchronize", "SemLock._make_methods"): "locks would not be seen at all",
    ("synchronize", "SemLock.__enter__"): "`with lock` would not be seen",
    ("synchronize", "SemLock.__exit__"): "the end of `with lock` would not be seen",
    ("synchronize", "SemLock.__getstate__"): "locks would lose their names on Windows",
    ("synchronize", "SemLock.__setstate__"): "locks would not be seen in children",
    ("synchronize", "Condition._make_methods"): "condition.acquire would not be seen",
    ("synchronize", "Condition.__enter__"): "`with condition` would not be seen",
    ("synchronize", "Condition.__exit__"): "its end would not be seen",
    ("synchronize", "Condition.wait"): "waits for a condition would not be seen",
    ("synchronize", "Condition.notify"): "notifying would not be seen",
    ("synchronize", "Condition.notify_all"): "it is passed through by its name",
    ("synchronize", "Condition.wait_for"): "it is passed through by its name",
    ("synchronize", "Event.wait"): "waits for an event would not be seen",
    ("synchronize", "Event.set"): "setting an event would not be seen",
    ("synchronize", "Event.clear"): "clearing an event would not be seen",
    ("synchronize", "Barrier.wait"): "barriers would not be seen",
    ("synchronize", "Barrier.abort"): "breaking a barrier would not be seen",
    ("synchronize", "Barrier.reset"): "resetting a barrier would not be seen",
    ("queues", "Queue.get"): "getting from a queue would not be seen",
    ("queues", "Queue.put"): "putting into a queue would not be seen",
    ("queues", "Queue.get_nowait"): "it is passed through by its name",
    ("queues", "Queue.put_nowait"): "it is passed through by its name",
    ("queues", "Queue._feed"): "a queue's own thread would look like the program",
    ("queues", "JoinableQueue.put"): "putting into it would not be seen",
    ("queues", "JoinableQueue.task_done"): "task_done would not be seen",
    ("queues", "JoinableQueue.join"): "waiting for all tasks would not be seen",
    ("queues", "SimpleQueue.get"): "getting from it would not be seen",
    ("queues", "SimpleQueue.put"): "putting into it would not be seen",
    ("connection", "Pipe"): "pipes would not be seen",
    ("connection", "wait"): "waits for the first of many would not be seen",
    ("connection", "_ConnectionBase.send"): "sending would not be seen",
    ("connection", "_ConnectionBase.send_bytes"): "messages would not be matched",
    ("connection", "_ConnectionBase.recv"): "receiving would not be seen",
    ("connection", "_ConnectionBase.recv_bytes"): "messages would not be matched",
    ("connection", "_ConnectionBase.recv_bytes_into"): "receiving would not be seen",
    ("connection", "_ConnectionBase.poll"): "poll would not be seen",
    ("process", "BaseProcess.start"): "processes would not be seen",
    ("process", "BaseProcess._bootstrap"): "no process would be seen to begin",
    ("process", "BaseProcess.join"): "waits for a process would not be seen",
    ("context", "_default_context._default_context"): "--start-method on a script",
    ("context", "_concrete_contexts"): "--start-method on a script would fail",
    ("reduction", "ForkingPickler._extra_reducers"): "pipes would be lost in children",
    ("connection", "Listener.accept"): "waits for a connection would not be seen",
    ("process", "parent_process"): "a pool's tasks would have no number",
    ("pool", "worker"): "a pool's tasks would not be seen",
    ("pool", "mapstar"): "the tasks of a chunk would not be seen",
    ("pool", "starmapstar"): "the tasks of a chunk would not be seen",
    ("pool", "ApplyResult.wait"): "waits for a pool's results would not be seen",
    ("pool", "MapResult.wait"): "waits for a pool's results would not be seen",
    ("pool", "IMapIterator.next"): "waits for the next result would not be seen",
    ("pool", "IMapIterator.__next__"): "waits for the next result, in a loop",
    ("pool", "IMapUnorderedIterator"): "its waits would name a wrong task",
    ("pool", "TimeoutError"): "a wait for the next result that gives up",
    ("pool", "Pool.join"): "the wait for a pool's end would not be seen",
    ("pool", "Pool.terminate"): "the wait for a pool's end would not be seen",
    ("pool", "ThreadPool"): "tasks of threads would be numbered",
    (PROCESS, "ProcessPoolExecutor.submit"): "its tasks would have no number",
    (PROCESS, "ProcessPoolExecutor.shutdown"): "the wait for its end",
    (PROCESS, "_process_worker"): "an executor's tasks would not be seen",
    (PROCESS, "_process_chunk"): "the tasks of a chunk would not be seen",
    ("concurrent.futures._base", "Future.result"): "waits for a result",
    ("concurrent.futures._base", "Future.exception"): "waits for a result",
    ("concurrent.futures._base", "_Waiter"): "as_completed and wait",
    ("concurrent.futures._base", "threading.Event"): "as_completed and wait",
    ("subprocess", "Popen.wait"): "waits for another program would not be seen",
    ("subprocess", "Popen.communicate"): "waits for another program, in run()",
    ("popen_spawn_win32", "Popen.wait"): "no end of a killed process, on Windows",
    ("popen_spawn_win32", "Popen.terminate"): "no signals would be seen on Windows",
}
UNIX = {
    ("popen_fork", "Popen.poll"): "the end of a killed process would not be seen",
    ("popen_fork", "Popen._send_signal"): "signals would not be seen",
    ("popen_forkserver", "Popen.poll"): "the end of a killed process, as above",
}
INSTANCE = {  # expressions over instances: attributes that are set in __init__
    "mp.Condition()._lock": "a condition's lock would be taken for another",
    "mp.Condition()._wait_semaphore._semlock.name": "conditions would have no tag",
    "mp.Event()._flag": "events would have no tag",
    "mp.Barrier(1)._cond": "barriers would have no tag",
    "mp.Lock()._semlock.name": "locks would have no tag",
    "mp.Lock()._semlock.acquire": "`with lock` would fail",
    "mp.Lock()._semlock.release": "the end of `with lock` would fail",
    "mp.Queue()._writer": "queues would have no tag",
    "mp.Queue()._reader": "messages would not be matched",
    "mp.SimpleQueue()._writer": "simple queues would have no tag",
    "mp.SimpleQueue()._reader": "messages would not be matched",
    "mp.Process()._target": "lanes would not say what their process calls",
    "mp.Process()._args": "lanes would not say what their process calls",
    "mp.Process()._kwargs": "lanes would not say what their process calls",
    "mp.Process()._popen": "the end of a join would not be known",
    f"{IMAP}._items": "waits for the next result would not be seen",
    f"{IMAP}._index": "waits for the next result would not be seen",
    f"{IMAP}._length": "waits for the next result would not be seen",
    f"{IMAP}._job": "tasks of imap would have no number",
    f"mp.pool.ApplyResult({POOL}, None, None)._job": "tasks would have no number",
    f"mp.pool.MapResult({POOL}, 1, 2, None, None)._job": "as above, of map",
    "futures.process._base._Waiter().event": "as_completed and wait would not be seen",
    "futures.ProcessPoolExecutor(1)._call_queue._reader": "whose tasks they are",
    "futures.ProcessPoolExecutor(1)._queue_count": "tasks would have no number",
    f"{ITEM}.work_id": "tasks would have no number",
    f"{ITEM}.fn": "tasks would not say what they call",
    f"{ITEM}.args": "tasks would not say what they call",
    f"{ITEM}.kwargs": "tasks would not say what they call",
}


def missing(python: str, pins: list[tuple[str, str]], expressions: list[str]) -> str:
    asked = json.dumps([pins, expressions])
    command = [python, "-I", *program("traces/missing_names", asked)[1:]]
    out = subprocess.check_output(command, text=True, timeout=60)
    return "\n".join(f"{name} has moved" for name in json.loads(out))


def test_every_private_name_is_where_the_recorder_looks_for_it(python: str) -> None:
    pins = PINS | ({} if sys.platform == "win32" else UNIX)
    words = {f"{m}: {name}": said for (m, name), said in pins.items()}

    gone = missing(python, [*pins], [*INSTANCE])

    told = [
        f"{one}: {words.get(one[:-10].removeprefix('multiprocessing.'))}"
        for one in gone.splitlines()
    ]
    assert not gone, "\n".join(told)


def test_a_name_that_moves_is_told() -> None:
    gone = missing(sys.executable, [("queues", "Queue._mop")], ["mp.Lock()._mop"])

    assert gone.splitlines() == [
        "multiprocessing.queues: Queue._mop has moved",
        "mp.Lock()._mop has moved",
    ]


@pytest.mark.parametrize("name", ["_trace", "_followed"])
def test_our_own_attribute_is_not_one_of_theirs(name: str, python: str) -> None:
    expressions = [f"mp.{kind}.{name}" for kind in ("Lock()", "Process()", "Queue()")]

    assert missing(python, [], expressions).count("has moved") == 3

"""Each task is done once, the bound holds, and the end comes whichever process dies."""

import sys
from multiprocessing import JoinableQueue, Queue
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from queue import Full

import pytest

from examples._trace.model import Trace
from examples.ipc import bounded_queue, pipe_for_each_worker, producers_and_consumers
from tests.harness.pictures import says
from tests.harness.programs import program, run_program
from tests.harness.traces import events, observed, waits
from tests.harness.variants import run_variant

WATCHED = "ipc/producers_and_consumers"
BOUNDED = "ipc/bounded_queue"
JOINED = "ipc/task_done_in_finally"
PIPES = "ipc/pipe_for_each_worker"
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"
PUTS = '        tasks.put(f"{source}{number}")\n'
TAKES = "    while (task := tasks.get()) is not None:\n"
STARTS = "    for process in producers + consumers:\n        process.start()\n"
SUPERVISES = "        supervise(producers, consumers, tasks)\n"
PIPE = 1 << 16  # bytes that a pipe takes on Linux

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe")


def finished(lines: str) -> list[str]:
    """Return the tasks that a run has finished, sorted."""
    return sorted(line.removeprefix("finished task ") for line in lines.splitlines())


def most_inside(trace: Trace, queue: str) -> int:
    """Return how many items lay in a queue at most."""
    most = now = 0
    for event in trace.events:
        if event.what == queue and event.kind in ("placed", "got"):
            now += 1 if event.kind == "placed" else -1
            most = max(most, now)
    return most


@pytest.mark.whole
def test_a_thousand_times_as_many_tasks_are_done_once_each(method, tmp_path: Path):
    run = run_variant(tmp_path, WATCHED, {"TASKS = 4": "TASKS = 4000"}, method)

    numbers = range(1, 4001)
    assert finished(run.out) == sorted(f"{a}{n}" for a in "AB" for n in numbers)


@pytest.mark.whole
def test_tasks_that_no_pipe_can_hold_are_done_once_each(method: str, tmp_path: Path):
    large = {
        PUTS: PUTS.replace("put(", "put(' ' * 1_000_000 + "),
        "{task}": "{task.strip()}",
    }

    run = run_variant(tmp_path, WATCHED, large, method)

    assert finished(run.out) == [f"{a}{n}" for a in "AB" for n in range(1, 5)]


@pytest.mark.whole
def test_slow_consumers_get_their_sentinels_when_there_is_room(method, tmp_path):
    slow = {
        TAKES: TAKES + "        __import__('time').sleep(1.3)\n",
        "CONSUMERS = 3": "CONSUMERS = 1",
        "ROOM = 2 *": "ROOM =",
        "TASKS = 4": "TASKS = 1",
    }

    run = run_variant(tmp_path, WATCHED, slow, method)

    assert finished(run.out) == ["A1", "B1"]


@posix
@pytest.mark.whole
def test_a_producer_that_is_killed_ends_the_program(method: str, tmp_path: Path):
    killed = {
        PUTS: f"        if f'{{source}}{{number}}' == 'B3':\n            {DIE}\n{PUTS}"
    }

    run_variant(
        tmp_path,
        WATCHED,
        killed,
        method,
        code=1,
        stderr="RuntimeError: B ended with exit code -9",
    )


@posix
@pytest.mark.whole
def test_a_producer_killed_in_the_middle_of_writing_ends_the_program(method, tmp_path):
    half = "tasks._wlock.acquire(); tasks._writer._send(b'12'); "
    killed = {PUTS: f"        if source == 'B':\n            {half}{DIE}\n{PUTS}"}

    run_variant(
        tmp_path,
        WATCHED,
        killed,
        method,
        code=1,
        stderr="RuntimeError: B ended with exit code -9",
    )


@posix
@pytest.mark.whole
def test_a_consumer_killed_while_it_waits_in_get_ends_the_program(method, tmp_path):
    killed = {
        TAKES: f"    tasks._rlock.acquire()\n    {DIE}\n{TAKES}",
        'f"{source}{number}"': "bytes(1 << 20)",
    }

    run_variant(
        tmp_path,
        WATCHED,
        killed,
        method,
        code=1,
        stderr=r"RuntimeError: Process-\d ended with exit code -9",
    )


@pytest.mark.whole
def test_a_consumer_that_raises_ends_the_program(method: str, tmp_path: Path):
    raises = {TAKES: f"{TAKES}        task / 2\n"}

    run_variant(
        tmp_path,
        WATCHED,
        raises,
        method,
        code=1,
        stderr=["TypeError", r"RuntimeError: Process-\d ended with exit code 1"],
    )


@posix
@pytest.mark.control
def test_joined_without_a_look_at_the_others_it_hangs(method: str, tmp_path: Path):
    joins = (
        "        for process in producers + consumers:\n            process.join()\n"
    )
    blind = {
        SUPERVISES: joins,
        TAKES: f"    tasks._rlock.acquire()\n    {DIE}\n{TAKES}",
        "ROOM = 2 * CONSUMERS": "ROOM = 2",
    }

    run_variant(tmp_path, WATCHED, blind, method, hangs=True)


@linux
@pytest.mark.control
@pytest.mark.parametrize("cancels", [True, False])
def test_without_cancel_join_thread_main_waits_for_readers(cancels, method, tmp_path):
    """The pipe is full, so main's feeder thread can't send a sentinel."""
    size = PIPE - 4 - (len(ForkingPickler.dumps(bytes(PIPE // 2))) - PIPE // 2)
    full = {
        'f"{source}{number}"': f"bytes({size})",
        'SOURCES = ("A", "B")': 'SOURCES = ("A",)',
        "TASKS = 4": "TASKS = 1",
        "CONSUMERS = 3": "CONSUMERS = 1",
        TAKES: f"    while tasks.qsize() < 2:\n        pass\n    {DIE}\n{TAKES}",
    }
    if not cancels:
        full["        tasks.cancel_join_thread()"] = "        # nothing"

    run_variant(
        tmp_path,
        WATCHED,
        full,
        method,
        code=1 if cancels else 0,
        stderr=r"RuntimeError: Process-\d ended with exit code -9",
        hangs=not cancels,
    )


@posix
@pytest.mark.parametrize("dies", [False, True])
@pytest.mark.whole
def test_only_after_a_failure_main_does_not_wait_for_its_feeder(dies, method, tmp_path):
    """A feeder that is still alive when main ends may leave a semaphore behind."""
    changes = {
        "            process.join()\n": "            process.join()\n"
        "        print('cancelled', tasks._joincancelled)\n"
    }
    if dies:
        changes[TAKES] = f"    {DIE}\n{TAKES}"

    run = run_variant(
        tmp_path,
        WATCHED,
        changes,
        method,
        code=1 if dies else 0,
        stderr="ended with exit code -9" if dies else (),
    )

    assert f"cancelled {dies}\n" in run.out


@pytest.mark.control
def test_sentinels_sent_before_the_tasks_end_the_consumers_too_early(method, tmp_path):
    """The answer to the page's question, on the schedule in which it goes wrong."""
    early = {
        STARTS: "    for _ in consumers:\n        tasks.put(None)\n"
        "    for process in consumers:\n"
        "        process.start()\n    for process in consumers:\n"
        "        process.join()\n    for process in producers:\n"
        "        process.start()\n",
        "TASKS = 4": "TASKS = 40",
    }

    run = run_variant(tmp_path, WATCHED, early, method, hangs=True)

    assert run.out == ""


def test_nothing_runs_when_there_is_no_process():
    assert producers_and_consumers.still_running([]) == []


def test_in_a_new_run_the_queue_never_holds_more_than_its_bound(method: str):
    trace = observed(BOUNDED, method).trace

    assert 0 < most_inside(trace, "tasks") <= bounded_queue.ROOM + 1  # got, not noted
    assert len(events(trace, "got", "tasks")) == bounded_queue.TASKS + 1


@says(
    BOUNDED,
    "Once the queue is full, the producer waits in `put`, and each of these waits ends "
    "when the consumer takes the next task.",
)
def test_in_the_picture_each_wait_for_room_ends_with_the_next_get(trace: Trace):
    puts = [wait for wait in waits(trace, "tasks") if wait.why == "room"]
    long = [put for put in puts[bounded_queue.ROOM :] if put.end - put.start > 5_000]
    taken = [event.time for event in events(trace, "got", "tasks")]

    assert len(long) >= 3
    for put in long:
        (time,) = [time for time in taken if put.start < time < put.end + 1_000]
        assert abs(put.end - time) < 5_000


@pytest.mark.control
def test_without_a_bound_the_producer_never_waits(method: str, tmp_path: Path):
    ends = "    tasks.put(None)\n"
    unbounded = {
        "Queue(ROOM)": "Queue()",
        ends: f"{ends}    print('all put in', flush=True)\n",
        "while (task := tasks.get())": "while (task := None)",
    }

    run = run_variant(tmp_path, BOUNDED, unbounded, method)

    assert run.out == "all put in\n"


def test_put_with_a_timeout_raises_full():
    tasks: Queue[int] = Queue(1)
    tasks.put(1)

    with pytest.raises(Full):
        tasks.put(2, timeout=0.05)

    assert tasks.get(timeout=20) == 1


@pytest.mark.control
def test_a_task_that_is_never_reported_done_keeps_join_waiting(method, tmp_path: Path):
    forgotten = {
        "finally:\n            tasks.task_done()": "finally:\n            pass"
    }

    run = run_variant(tmp_path, JOINED, forgotten, method, hangs=True)

    assert "all tasks are done" not in run.out


@posix
@pytest.mark.control
def test_finally_does_not_help_a_worker_that_is_killed(method: str, tmp_path: Path):
    killed = {"        try:\n": f"        {DIE}\n        try:\n"}

    run_variant(tmp_path, JOINED, killed, method, hangs=True)


def test_one_task_done_too_many_raises():
    tasks: JoinableQueue[int] = JoinableQueue()
    tasks.put(1)
    tasks.get(timeout=20)
    tasks.task_done()

    with pytest.raises(ValueError, match=r"task_done\(\) called too many times"):
        tasks.task_done()


@posix
@pytest.mark.control
def test_if_the_producer_lives_the_sentinel_comes(method: str, tmp_path: Path):
    lives = {
        "    os.kill(os.getpid(), signal.SIGKILL)\n": "",
        "    tasks.close()\n": "    tasks.put(None)\n    tasks.close()\n",
        "join(timeout=2)": "join(timeout=20)",
    }

    run = run_variant(tmp_path, "ipc/producer_killed", lives, method)

    assert "consumer: exit code 0\n" in run.out


@posix
@pytest.mark.parametrize(
    "kill",
    ["kill()", "kill(), child.join()"],
    ids=["being killed", "dead already"],
)
@pytest.mark.whole
def test_a_task_given_to_a_dead_worker_is_done_by_another(kill, method, tmp_path: Path):
    start = "    Process(target=worker, args=(child_conn, dies), daemon=True).start()\n"
    idle = {
        start: "    child = Process(target=worker, args=(child_conn, False))\n"
        "    child.daemon = True\n    child.start()\n"
        f"    if dies:\n        child.{kill}\n",
    }

    run = run_variant(tmp_path, PIPES, idle, method)

    for task in pipe_for_each_worker.TASKS:
        assert f"{task} squared is {task * task}\n" in run.out


@pytest.mark.whole
def test_a_thousand_times_as_many_tasks_survive_a_death_too(method, tmp_path: Path):
    many = {"TASKS = (2, 3, 5, 7, 11)": "TASKS = tuple(range(5000))"}

    run = run_variant(tmp_path, PIPES, many, method)

    assert run.out.endswith(f"4999 squared is {4999**2}\n")
    assert run.out.count("squared") == 5000


@posix
@pytest.mark.whole
def test_a_worker_killed_in_the_middle_of_its_answer_is_noticed(method, tmp_path: Path):
    half = {"            os.kill(": "            conn._send(b'12'), os.kill("}

    run = run_variant(tmp_path, PIPES, half, method)

    assert run.out.splitlines()[0].endswith("has died")
    assert run.out.count("squared") == len(pipe_for_each_worker.TASKS)


@posix
@pytest.mark.whole
def test_when_all_workers_are_dead_it_says_so(method: str, tmp_path: Path):
    run_variant(
        tmp_path,
        PIPES,
        {"dies=number == WORKERS - 1": "dies=True"},
        method,
        code=1,
        stderr="RuntimeError: no worker is left for",
    )


@posix
@pytest.mark.control
def test_while_main_holds_the_workers_end_no_death_is_noticed(method, tmp_path: Path):
    held = {
        "    child_conn.close()  #": "    KEPT.append(child_conn)  #",
        "WORKERS = 3": "KEPT = []\nWORKERS = 3",
    }

    run_variant(tmp_path, PIPES, held, method, hangs=True)


@pytest.mark.skipif(sys.version_info < (3, 15), reason="PEP 661: new in 3.15")
def test_a_sentinel_of_315_is_still_itself_behind_a_queue(method: str, tmp_path: Path):
    run = run_program(program("ipc/sentinel_through_a_queue", method), tmp_path)

    assert run.out == "True DONE\n"

"""Who is whose parent, and what is left when one of the two has ended."""

import os
import shutil
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path

import pytest

from examples.processes import notice_parent_gone, zombie
from tests.harness.programs import program, run_program
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

NAMESPACE = ["unshare", "--pid", "--fork", "--mount-proc"]  # a container's process 1


def ended() -> subprocess.Popen[bytes]:
    """Return a child that has ended and has not been reaped."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    return process


def may_make_namespaces() -> bool:
    """Tell whether this user may start a process 1."""
    if not shutil.which(NAMESPACE[0]):
        return False
    return (
        subprocess.run([*NAMESPACE, "true"], capture_output=True, timeout=20).returncode
        == 0
    )


def test_a_process_that_has_ended_is_a_zombie_until_somebody_waits_for_it():
    process = ended()

    before = zombie.state(process.pid)
    process.wait()

    assert before == "Z"
    assert zombie.state(process.pid) == "no such process"


def test_a_zombie_has_no_memory_left():
    process = ended()

    maps = Path(f"/proc/{process.pid}/maps").read_text()
    process.wait()

    assert maps == ""


def test_this_process_is_running_while_it_looks_at_itself():
    assert zombie.state(os.getpid()) == "R"


@pytest.mark.parametrize(
    "call", ["is_alive()", "exitcode", "join(timeout=0)", "join()", "close()"]
)
def test_every_look_at_a_child_reaps_it(call: str, tmp_path: Path):
    changes = {
        "    child.join()\n": f"    pid = child.pid\n    child.{call}\n",
        '"after join():", state(child.pid)': '"after join():", state(pid)',
    }

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "after join(): no such process" in run.out


def test_the_next_start_reaps_as_well(tmp_path: Path):
    changes = {"    child.join()\n": "    SPAWN.Process(target=task).start()\n"}

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "after join(): no such process" in run.out


def test_a_child_that_nobody_looks_at_stays_a_zombie(tmp_path: Path):
    changes = {"    child.join()\n": ""}

    run = run_variant(tmp_path, "processes/zombie", changes, "spawn")

    assert "after join(): Z" in run.out


def test_the_fork_server_reaps_so_there_is_no_zombie_to_wait_for(tmp_path: Path):
    run_variant(
        tmp_path,
        "processes/zombie",
        {'get_context("spawn")': 'get_context("forkserver")'},
        "spawn",
        code=1,
        stderr="ChildProcessError",
    )


@pytest.mark.skipif(not may_make_namespaces(), reason="may not make a PID namespace")
def test_in_a_container_python_as_process_1_does_not_reap_orphans(tmp_path: Path):
    run = run_program([*NAMESPACE, *program("processes/process_1")], tmp_path)

    assert run.out == "pid 1 ['Z']\n"


@pytest.mark.skipif(not may_make_namespaces(), reason="may not make a PID namespace")
@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
def test_nor_does_multiprocessing_as_process_1(method: str, tmp_path: Path):
    """What active_children() reaps are multiprocessing's own children."""
    look = "__import__('multiprocessing').active_children()"
    source = Path(program("processes/process_1")[1]).read_text("utf-8")
    changed = source.replace("    status = [", f"    {look}\n    status = [")
    assert changed != source
    (tmp_path / "process_1.py").write_text(changed, "utf-8")

    run = run_program([*NAMESPACE, sys.executable, "process_1.py"], tmp_path)

    assert run.out == "pid 1 ['Z']\n"


def test_a_double_fork_leaves_no_child_to_wait_for(tmp_path: Path):
    run = run_program(program("processes/double_fork", "twice"), tmp_path)

    assert run.out.splitlines() == [
        "the middle one is its parent: False",
        "no child to wait for",
    ]


def test_a_single_fork_leaves_one(tmp_path: Path):
    run = run_program(program("processes/double_fork", "once"), tmp_path)

    assert run.out.splitlines()[-1] == "a child to wait for"


def test_a_worker_ends_only_when_its_parent_has_ended(monkeypatch):
    class Parent:
        sentinel, other_end = Pipe(duplex=False)

    monkeypatch.setattr(notice_parent_gone, "parent_process", lambda: Parent)
    main_tasks, tasks = Pipe()
    main_tasks.send(1)
    sent = []

    class Results:
        def send(self, message: str) -> None:
            sent.append(message)
            if message.startswith("finished"):
                Parent.other_end.close()

    notice_parent_gone.worker(tasks, Results())

    assert sent == ["started", "finished task 1", "my parent has ended, I end too"]
    for end in (main_tasks, tasks, Parent.sentinel):
        end.close()


@pytest.mark.whole
def test_two_thousand_tasks_make_no_difference(method: str, tmp_path: Path):
    changes = {"in (1, 2):": "in range(2000):"}

    run = run_variant(tmp_path, "processes/notice_parent_gone", changes, method)

    assert run.out.endswith("worker: my parent has ended, I end too\n")


@pytest.mark.control
def test_a_worker_that_waits_for_tasks_alone_is_left_behind(
    method: str, tmp_path: Path
):
    changes = {"wait([tasks, parent.sentinel])": "wait([tasks])"}

    run = run_variant(
        tmp_path, "processes/notice_parent_gone", changes, method, hangs=True
    )

    assert "in worker" in run.stacks


@pytest.mark.control
def test_a_loop_may_ask_is_alive_instead(method: str, tmp_path: Path):
    changes = {
        "while parent.sentinel not in wait([tasks, parent.sentinel]):": (
            "while parent.is_alive():\n"
            "        if not tasks.poll(0.1):\n"
            "            continue"
        )
    }

    run = run_variant(tmp_path, "processes/notice_parent_gone", changes, method)

    assert run.out.endswith("worker: my parent has ended, I end too\n")


@pytest.mark.control
def test_without_the_thread_a_worker_that_computes_is_left_behind(
    method: str, tmp_path: Path
):
    changes = {"    Thread(target=end_with_parent, daemon=True).start()\n": ""}

    run = run_variant(
        tmp_path, "processes/end_with_parent", changes, method, hangs=True, timeout=12
    )

    assert "in worker" in run.stacks


@pytest.mark.whole
def test_the_thread_does_not_keep_a_worker_that_has_done_its_work(
    method: str, tmp_path: Path
):
    changes = {"    while True:\n": "    for _ in range(3):\n"}

    run = run_variant(tmp_path, "processes/end_with_parent", changes, method)

    assert run.out.endswith("main: worker has ended\n")


@pytest.mark.skipif(not shutil.which("ps"), reason="needs ps")
def test_ps_names_the_program_that_has_not_joined_a_zombie():
    process = ended()

    command = ["ps", "-e", "-o", "pid,ppid,stat,args"]
    listed = subprocess.check_output(command, text=True, timeout=20)
    process.wait()

    (line,) = (one for one in listed.splitlines() if one.split()[0] == f"{process.pid}")
    _, parent, state, *args = line.split()
    assert (parent, state[0], args[-1]) == (str(os.getpid()), "Z", "<defunct>")


def test_a_child_of_a_child_has_another_fork_server(method: str, tmp_path: Path):
    run = run_program(program("processes/nested", method), tmp_path)

    by_server = method == "forkserver"
    assert run.out.split() == [str(not by_server), str(not by_server), "False"]


@pytest.mark.control
def test_while_its_parent_lives_a_child_keeps_it(method: str, tmp_path: Path):
    changes = {"    process.kill()\n    process.join()\n": ""}

    run = run_variant(tmp_path, "processes/orphan", changes, method)

    assert run.out.count("getppid() unchanged: True, parent alive: True") == 2


def test_under_fork_it_is_the_child_started_last_that_knows(tmp_path: Path):
    changes = {"for conn in (first, second)": "for conn in (second, first)"}

    run = run_variant(tmp_path, "processes/later_sibling", changes, "fork")

    assert "second child: parent alive: True" in run.out
    assert "first child: parent alive: False" in run.out


@pytest.mark.parametrize("inner", ["fork", "spawn"])
def test_a_forked_grandchild_keeps_the_sentinel_of_a_killed_child_waiting(
    method: str, inner: str, tmp_path: Path
):
    command = program("processes/sentinel_late", method, inner)

    run = run_program(command, tmp_path)

    late = inner == "fork" and method != "forkserver"
    assert run.out.splitlines() == [f"ready: {not late} -9", "later: True"]


def test_a_worker_that_did_not_ask_for_the_signal_outlives_its_parent(tmp_path: Path):
    changes = {"    ask_for_death_signal()\n": ""}

    run_variant(tmp_path, "processes/parent_death_signal", changes, "spawn", hangs=True)


def test_under_forkserver_asking_for_the_signal_ends_the_child_at_once(tmp_path: Path):
    changes = {
        'get_context("spawn")': 'get_context("forkserver")',
        '    print("worker 1:", conn.recv())\n': (
            "    try:\n        conn.recv()\n    except EOFError:\n        sys.exit(3)\n"
        ),
        "import signal\n": "import signal\nimport sys\n",
    }

    run_variant(tmp_path, "processes/parent_death_signal", changes, "spawn", code=3)


def test_fork_and_a_change_of_uid_or_gid_clear_the_signal_and_exec_keeps_it(tmp_path):
    lines = run_program(program("processes/death_signal_cleared"), tmp_path).out.split(
        "\n"
    )

    assert {"nothing: 15", "fork: 0", "exec: 15"} <= {*lines}
    if os.getuid() == 0:
        assert {"uid: 0", "gid: 0"} <= {*lines}

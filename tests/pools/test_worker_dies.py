"""When a worker dies, its task is found, and each item is done."""

import signal
import sys
from pathlib import Path

import pytest

from examples.pools import invoice_each_once
from tests.harness.programs import output, program, run_program
from tests.harness.variants import run_variant

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
ISOLATE = "pools/isolate_guilty_task"
EXIT_CODE = "pools/read_exit_code"
LOST = "pools/pool_loses_a_task"
EACH_ONCE = "pools/invoice_each_once"
LIMIT = "pools/limit_memory"
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
BROKEN = (
    "BrokenProcessPool: A process in the process pool was terminated abruptly while "
    "the future was running or pending"
)
# Under the others the tracker complains of a program that hangs and is killed.
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)
linux = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is kept there")


def test_the_guilty_task_is_named_and_every_other_one_is_done(method: str):
    assert output(ISOLATE, method).splitlines() == [
        "one: 1",
        "one two: 2",
        "poison: killed its worker",
        "one two three: 3",
    ]


def test_two_guilty_tasks_are_both_named(method: str, tmp_path: Path):
    changes = {
        'if text == "poison"': "if len(text) == 6",
        '"one two three"]': '"a word", "one two three"]',
    }

    run = run_variant(tmp_path, ISOLATE, changes, method)

    assert run.out.count("killed its worker") == 2
    assert "one two three: 3\n" in run.out


@pytest.mark.parametrize("death", ["os._exit(1)", "os.abort()"])
def test_any_death_of_a_worker_is_noticed(death: str, method: str, tmp_path: Path):
    run = run_variant(tmp_path, ISOLATE, {KILL: death}, method, stderr=".*")

    assert "poison: killed its worker\n" in run.out


@pytest.mark.control
def test_the_exception_does_not_say_which_task_it_was(method: str, tmp_path: Path):
    changes = {
        "        with suppress(BrokenProcessPool):\n"
        "            counts[text] = future.result()\n": (
            "        print(text, repr(future.exception()))\n"
        )
    }

    run = run_variant(tmp_path, ISOLATE, changes, method)

    said = [line for line in run.out.splitlines() if "BrokenProcessPool" in line]
    assert any(line.startswith("poison ") for line in said)
    assert len({line.split("BrokenProcessPool")[1] for line in said}) == 1
    assert "poison" not in said[0].split("BrokenProcessPool")[1]


def test_a_broken_executor_takes_no_more_tasks(method: str, tmp_path: Path):
    changes = {
        "        return pool.submit(word_count, text).result()\n": (
            "        pool.submit(word_count, text).exception()\n"
            '        return pool.submit(word_count, "one").result()\n'
        ),
        "        except BrokenProcessPool:\n": (
            "        except BrokenProcessPool as error:\n            print(error)\n"
        ),
    }

    run = run_variant(tmp_path, ISOLATE, changes, method)

    assert "not usable anymore\npoison: killed its worker\n" in run.out


@pytest.mark.skipif(sys.version_info < (3, 15), reason="new in 3.15")
@pytest.mark.parametrize("method", ["forkserver"], indirect=True)
def test_under_forkserver_the_cause_names_the_exit_code(method: str, tmp_path: Path):
    changes = {'print(f"{text}: killed its worker")': "raise"}

    run_variant(
        tmp_path,
        ISOLATE,
        changes,
        method,
        code=1,
        stderr=[r"Process \d+ terminated abruptly with exit code -9", BROKEN],
    )


@pytest.mark.parametrize(
    ("death", "code"),
    [
        (KILL, -9),
        ("os.abort()", -signal.SIGABRT),
        ("__import__('ctypes').string_at(0)", -signal.SIGSEGV),
        ("raise ValueError", 1),
        ("raise SystemExit(2)", 2),
        ("os._exit(3)", 3),
    ],
)
def test_a_bare_process_tells_the_exit_code_of_the_guilty_task(
    death: str, code: int, method: str, tmp_path: Path
):
    run = run_variant(tmp_path, EXIT_CODE, {KILL: death}, method, stderr=".*")

    assert f"poison: exit code {int(code)}, " in run.out


def test_the_signal_that_killed_a_task_is_named(method: str):
    assert output(EXIT_CODE, method).splitlines() == [
        "one two: exit code 0, ended by itself",
        "poison: exit code -9, killed by SIGKILL",
        "quit: exit code 3, ended by itself",
    ]


def test_faulthandler_shows_the_function_in_which_a_worker_crashed(
    method: str, tmp_path: Path
):
    run_program(
        program("pools/crash", method),
        tmp_path,
        code=1,
        stderr=[
            "Fatal Python error: Segmentation fault",
            "crash.py., line 11 in read_nothing",
            BROKEN,
        ],
    )


@pytest.mark.whole
def test_try_it_a_task_that_dies_only_beside_others_is_done_alone(
    method: str, tmp_path: Path
):
    flag = tmp_path / "died"
    changes = {
        KILL: f"open({str(flag)!r}, 'x'); {KILL}",
        'if text == "poison"': f'if text == "poison" and not os.path.exists('
        f"{str(flag)!r})",
    }

    run = run_variant(tmp_path, ISOLATE, changes, method, stderr=".*")

    assert "poison: 1\n" in run.out
    assert "killed" not in run.out


@pytest.mark.control
def test_a_pool_loses_the_task_of_a_killed_worker_and_goes_on(method: str):
    assert output(LOST, method).splitlines() == [
        "later tasks: [16, 25, 36]",
        "square of 3: no result, and get() would wait for ever",
    ]


@IN_FORK
@pytest.mark.control
@pytest.mark.parametrize("wait", ["lost.get()", "pool.close(); pool.join()"])
def test_a_pool_with_a_lost_task_waits_for_ever(wait: str, method: str, tmp_path: Path):
    run = run_variant(
        tmp_path, LOST, {"lost.get(timeout=1)": wait}, method, hangs=True, timeout=10
    )

    assert run.out == "later tasks: [16, 25, 36]\n"


LOGGED = {
    "    new.replace(invoice)": (
        '    with (folder / "log").open("a") as log:\n'
        '        log.write(f"{order}\\n")\n'
        "    new.replace(invoice)"
    ),
    'folder.glob("*.txt")': 'folder.glob("log")',
}


def test_a_retry_writes_no_invoice_twice(method: str, tmp_path: Path):
    run = run_variant(tmp_path, EACH_ONCE, LOGGED, method)

    assert run.out.startswith("attempt 1: a worker died\nattempt 2: all orders are")
    assert run.out.splitlines().count("2") == 1
    assert {"1", "2", "3", "4"} <= {*run.out.splitlines()}


@pytest.mark.control
def test_a_retry_that_does_not_look_first_dies_again(method: str, tmp_path: Path):
    changes = {"    if invoice.exists():\n        return\n": ""}

    run = run_variant(tmp_path, EACH_ONCE, changes, method, code=1, stderr="gave up")

    assert run.out.count("a worker died") == 3


def test_a_kill_before_the_rename_leaves_no_invoice(tmp_path: Path, monkeypatch):
    class Killed(Exception):
        pass

    def kill(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(Path, "replace", kill)
    with pytest.raises(Killed):
        invoice_each_once.make_invoice(tmp_path, 1)
    assert not list(tmp_path.glob("*.txt"))

    monkeypatch.undo()
    invoice_each_once.make_invoice(tmp_path, 1)

    assert (tmp_path / "1.txt").read_text(encoding="utf-8") == "invoice for order 1"


@linux
def test_a_task_that_asks_for_too_much_memory_gets_an_exception(method: str):
    assert output(LIMIT, method).splitlines() == [
        "loaded 1,000,000 bytes",
        "100,000,000,000 bytes are too many for a worker",
        "loaded 10,000,000 bytes",
    ]


@linux
def test_the_limit_of_a_worker_is_not_the_limit_of_main(method: str, tmp_path: Path):
    changes = {
        "    with ProcessPoolExecutor(2": (
            "    before = resource.getrlimit(resource.RLIMIT_AS)\n"
            "    with ProcessPoolExecutor(2"
        ),
        '                print(f"{size:,} bytes are too many for a worker")\n': (
            "                print(resource.getrlimit(resource.RLIMIT_AS) == before)\n"
        ),
    }

    assert "True\n" in run_variant(tmp_path, LIMIT, changes, method).out

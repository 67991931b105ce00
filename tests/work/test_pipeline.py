"""A pipeline does each item once, and ends whichever of its processes dies."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conf.pages import DOCS
from examples._catalogue import FOLDER, Settings
from tests.harness.programs import output
from tests.harness.report import faults
from tests.harness.run import Run, interpreter, observe
from tests.harness.variants import changed, run_variant, under

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
PIPELINE = "work/pipeline"
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
IN_FORK = pytest.mark.parametrize("method", ["fork"], indirect=True)
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
READ = '    """Send the lines of a file, with their numbers."""\n'
PARSE = '    """Send a row for each line, or name the line that is bad."""\n'
WRITE = '    """Print the rows until each parser has sent its end."""\n'
HELPERS = '''import os
from multiprocessing import parent_process


def begin(*names):
    """Tell the process id of a stage, under the first name that is free."""
    for name in names:
        try:
            os.symlink(str(os.getpid()), f"{name}.pid")
        except FileExistsError:
            continue
        return


def pid(name):
    """Return a stage's process id, once it has begun."""
    while not os.path.lexists(f"{name}.pid"):
        time.sleep(0.01)
    return int(os.readlink(f"{name}.pid"))


def all_asleep(name):
    """Wait until every thread of a stage sleeps, twice in a row."""
    rest = 0
    while rest < 3:
        stats = Path(f"/proc/{pid(name)}/task").glob("*/stat")
        states = {stat.read_text().rpartition(")")[2].split()[0] for stat in stats}
        rest = rest + 1 if states == {"S"} else 0
        time.sleep(0.05)


def kill(name):
    """Kill a stage that waits."""
    all_asleep(name)
    os.kill(pid(name), signal.SIGKILL)


def press_ctrl_c():
    """Interrupt the whole group, wherever its stages are."""
    os.killpg(os.getpgrp(), signal.SIGINT)


def press_later():
    """Interrupt the whole group once all have begun."""
    for name in ("read", "parse 1", "parse 2", "write"):
        pid(name)
    press_ctrl_c()


END = None'''
CHANGES = {
    "main(Path(sys.argv[1])) if sys.argv[1:] else demo()": 'main(Path("orders.jsonl"))',
    "PARSERS = 4": "PARSERS = 2",
    "END = None": HELPERS,
    READ: f'{READ}    begin("read")\n',
    PARSE: f'{PARSE}    begin("parse 1", "parse 2")\n',
    WRITE: f'{WRITE}    begin("write")\n',
}


@pytest.fixture
def orders(tmp_path: Path) -> Callable[[int], int]:
    """Return what writes orders of a kilobyte, and returns their total."""

    def write(count: int) -> int:
        lines = (
            json.dumps({"id": f"{n:0900}", "price": 5, "count": n})
            for n in range(1, count + 1)
        )
        path = tmp_path / "orders.jsonl"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return 5 * sum(range(1, count + 1))

    return write


def run(folder: Path, changes: dict[str, str], method: str, **how: object) -> Run:
    """Run the pipeline on the orders in a folder."""
    return run_variant(folder, PIPELINE, CHANGES | changes, method, **how)


def total(done: Run) -> tuple[int, int]:
    """Return the number of different orders, and their total."""
    rows = [line.split(",") for line in done.out.splitlines()]
    assert len({order for order, _ in rows}) == len(rows)
    return len(rows), sum(int(price) for _, price in rows)


def before(line: str, code: str) -> dict[str, str]:
    """Return the change that does something before a line."""
    indent = line[: len(line) - len(line.lstrip())]
    return {line: f"{indent}{code}\n{line}"}


def test_the_demo_prints_a_row_for_each_order(method: str):
    assert output(PIPELINE, method) == "7,10\n" * 3


@pytest.mark.whole
def test_ten_thousand_orders_are_done_once_each(method: str, tmp_path, orders):
    wanted = orders(10_000)

    assert total(run(tmp_path, {}, method)) == (10_000, wanted)


@pytest.mark.whole
def test_no_order_at_all_prints_nothing(method: str, tmp_path, orders):
    orders(0)

    assert run(tmp_path, {}, method).out == ""


@pytest.mark.whole
def test_each_bad_line_is_named_and_the_others_are_done(method: str, tmp_path, orders):
    wanted = orders(2)
    with (tmp_path / "orders.jsonl").open("ab") as file:
        file.write(b'{"id": 3}\n\n\xff\n{"id": 6, "price": 1, "count": 1}')

    done = run(tmp_path, {}, method, code=1, stderr=r"line 3: KeyError\('price'\)")

    assert "line 4: JSONDecodeError(" in done.err
    assert "line 5: UnicodeDecodeError(" in done.err
    assert len(done.err.splitlines()) == 3
    assert total(done) == (3, wanted + 1)


@pytest.mark.whole
def test_a_file_that_is_missing_is_named(method: str, tmp_path):
    errors = ["No such file or directory: 'orders.jsonl'", "read ended with exit code"]

    run(tmp_path, {}, method, code=1, stderr=errors)


MOMENTS = {
    "before the first put": ("read", '    with source.open("rb") as file:\n'),
    "after a put": ("read", "            lines.put(item)\n"),
    "before its sentinels": ("read", "        lines.put(END)\n"),
    "between get and put": ("parse", "        try:\n            rows.put"),
    "before its sentinel": ("parse", "    rows.put(END)\n"),
    "before the first get": ("write", "    for _ in range(PARSERS):\n        for row"),
    "after a get": ("write", "            print(row)\n"),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.whole
def test_a_stage_that_dies_ends_all_and_is_named(
    moment: str, method: str, tmp_path, orders
):
    orders(3000)
    name, line = MOMENTS[moment]

    run(
        tmp_path,
        before(line, KILL),
        method,
        code=1,
        stderr=rf"\A{name} ended with exit code -9\n\Z",
    )


AT_REST = {  # who is killed while it waits, or has sent half, and by whom
    "parse, which waits in get": ("parse 1", READ),
    "write, which waits in get": ("write", READ),
    "read, which has put half": ("read", PARSE),
    "parse, which has put half": ("parse 1", WRITE),
}


@linux
@pytest.mark.parametrize("who", AT_REST)
@pytest.mark.whole
def test_a_stage_that_is_killed_in_get_or_put_ends_all_and_is_named(
    who: str, method: str, tmp_path, orders
):
    orders(3000)
    name, line = AT_REST[who]
    act = f"kill({name!r})"
    if name == "read":  # by one parser, while the other one waits
        act = f"({act} if pid('parse 1') == os.getpid() else signal.pause())"

    run(
        tmp_path,
        {line: f"{CHANGES[line]}    {act}\n"},
        method,
        code=1,
        stderr=rf"\A{name[:5].rstrip()} ended with exit code -9\n\Z",
    )


@pytest.mark.parametrize(
    "line", ["            lines.put(item)\n", "            print(row)\n"]
)
@pytest.mark.whole
def test_ctrl_c_ends_all_with_130_and_without_a_word(
    line: str, method: str, tmp_path, orders
):
    orders(3000)

    run(tmp_path, before(line, "press_later(); signal.pause()"), method, code=130)


@pytest.mark.whole
def test_ctrl_c_while_the_stages_start_ends_all(method: str, tmp_path, orders):
    orders(3000)

    run(
        tmp_path,
        before("            process.start()\n", "press_ctrl_c()"),
        method,
        code=130,
    )


@pytest.mark.whole
def test_sigterm_to_main_ends_all_with_143(method: str, tmp_path, orders):
    orders(3000)
    code = "os.kill(parent_process().pid, signal.SIGTERM); signal.pause()"

    run(tmp_path, before("            print(row)\n", code), method, code=143)


def snippet() -> str:
    """Return the code of the page that ends a stage with main."""
    page = (DOCS / "en" / f"{PIPELINE}.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?def end_with_main.*?)```", page, re.DOTALL)
    return code


KILL_MAIN = (
    "pid('write'), pid('parse 1'), pid('parse 2'), "
    "os.kill(parent_process().pid, signal.SIGKILL), signal.pause()"
)
WATCH = "    Thread(target=end_with_main, daemon=True).start()\n"


@linux
@pytest.mark.parametrize("method", ["fork", "spawn"], indirect=True)
def test_with_the_thread_of_the_page_all_end_soon_after_main_was_killed(
    method: str, tmp_path, orders
):
    orders(3000)
    page = (DOCS / "en" / f"{PIPELINE}.md").read_text("utf-8")
    assert f"`{WATCH.strip()}`" in page
    stages = {line: CHANGES[line] + WATCH for line in (READ, PARSE, WRITE)}
    changes = {
        **CHANGES,
        **stages,
        **before('    with source.open("rb") as file:\n', KILL_MAIN),
        "END = None": f"{HELPERS}\nfrom threading import Thread\n{snippet()}",
    }
    source = changed(PIPELINE, FOLDER / f"{PIPELINE}.py", changes)
    (tmp_path / "pipeline.py").write_text(under(method, source))

    done = observe([*interpreter(sys.executable), "pipeline.py"], tmp_path, 50)

    # Under forkserver the server's folder stays when main is killed.
    assert faults(done._replace(files=()), Settings(exit=-9, stderr=(".*",))) == []


@IN_FORK
@pytest.mark.control
@linux
def test_without_the_thread_they_outlive_main(method: str, tmp_path, orders):
    orders(3000)

    run(
        tmp_path,
        before('    with source.open("rb") as file:\n', KILL_MAIN),
        method,
        code=-9,
        stderr=".*",
        orphans=True,
    )


@IN_FORK
@pytest.mark.control
def test_with_join_in_turn_a_killed_stage_makes_it_hang(method: str, tmp_path, orders):
    orders(3000)

    run(
        tmp_path,
        {
            "            time.sleep(0.1)\n": "            processes[0].join()\n",
            **before("        try:\n            rows.put", KILL),
        },
        method,
        hangs=True,
    )


@pytest.mark.control
def test_stages_that_do_not_ignore_ctrl_c_print_tracebacks(
    method: str, tmp_path, orders
):
    orders(3000)

    run(
        tmp_path,
        {
            **before("            lines.put(item)\n", "press_later(); signal.pause()"),
            "pthread_sigmask(signal.SIG_BLOCK, SIGNALS)": "getsignal(2)",
            "            child.kill()\n": (
                "            child.join(5)\n            child.kill()\n"
            ),
        },
        method,
        code=-2,
        stderr="KeyboardInterrupt",
    )


@pytest.mark.control
def test_a_writer_that_ends_at_the_first_sentinel_loses_rows(
    method: str, tmp_path, orders
):
    wanted = orders(100)
    end = "    rows.put(END)\n"
    wait = "    while pid('parse 1') != os.getpid() and not Path('ended').exists():\n"

    done = run(
        tmp_path,
        {
            "    for _ in range(PARSERS):\n        for row": (
                "    for _ in range(1):\n        for row"
            ),
            "        try:\n            rows.put": (
                f"    {wait}            pass\n        try:\n            rows.put"
            ),
            end: f"{end}    rows.close(), rows.join_thread(), Path('ended').touch()\n",
            "    for number, line in iter(lines.get, END):\n": (
                "    pid('parse 1'), pid('parse 2')\n"
                "    for number, line in iter(lines.get, END):\n"
            ),
            "            lines.put(item)\n": (
                "            pid('parse 1'), pid('parse 2')\n"
                "            lines.put(item)\n"
                "            time.sleep(0.01)\n"
            ),
        },
        method,
    )

    count, price = total(done)
    assert 0 < count < 100
    assert price < wanted


@IN_FORK
@pytest.mark.control
@pytest.mark.parametrize(
    "change",
    [
        {"range(PARSERS):\n        lines": "range(1):\n        lines"},
        {"    order = json": "    sys.exit(0)\n    order = json"},
    ],
)
def test_try_it_a_sentinel_that_is_missing_makes_it_hang(
    change: dict[str, str], method: str, tmp_path, orders
):
    orders(3000)

    run(tmp_path, change, method, hangs=True)

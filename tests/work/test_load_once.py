"""Each worker loads the model once, and a broken model is named."""

import json
from collections import Counter
from pathlib import Path

import pytest

from examples.work import load_once
from tests.harness.programs import output, run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant
from tests.work.test_hash_files import SAY, command, interrupt, posix

NAME = "work/load_once"
MESSAGES = 400
WEIGHTS = {f"wort{number}": number / 8 for number in range(50)} | {"größe": -1}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return a file with a weight for each word."""
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(WEIGHTS), encoding="utf-8")
    return path


@pytest.fixture
def messages(tmp_path: Path) -> list[Path]:
    """Return many messages, an empty one and one that is not UTF-8."""
    paths = [tmp_path / f"{number}.txt" for number in range(MESSAGES)]
    for number, path in enumerate(paths):
        path.write_text(f"Wort{number % 70} Größe wort1 " * (number % 9), "utf-8")
    paths[7].write_bytes(b"caf\xe9 wort2")
    return paths


def expected(paths: list[Path]) -> list[str]:
    """Return the lines that one process would print."""
    lines = []
    for path in paths:
        text = path.read_text("utf-8", errors="replace").lower()
        total = sum(WEIGHTS.get(word, 0) for word in text.split())
        lines.append(f"{total:6.2f} {path}")
    return lines


def test_every_message_has_its_score_in_the_order_given(
    method: str, model: Path, messages: list[Path]
):
    run = run_program(command(NAME, method, model, *messages), ROOT)

    assert run.out.splitlines() == expected(messages)


def test_without_arguments_it_scores_a_message(method: str):
    assert output(NAME, method).split() == ["3.50", "a.txt"]


COUNTED = {
    "class ModelError(": """

def log(what: str) -> None:
    with Path(__file__).with_suffix(".log").open("a") as file:
        print(what, __import__("os").getpid(), file=file)


class ModelError(""",
    "    try:\n        return dict": '    log("load")\n    try:\n        return dict',
    "    model = load": '    log("task")\n    model = load',
}


def run_with(changes: dict[str, str], *arguments: object) -> dict[str, str]:
    """Return changes by which a variant runs with arguments."""
    words = list(map(str, arguments))
    return changes | {"else demo()": f"else main({words})"}


def counted(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each process has loaded the model, and how many tasks it had."""
    lines = [
        line.split() for line in (folder / "load_once.log").read_text().split("\n")
    ]
    pairs = [line for line in lines if line]
    loads = Counter(pid for what, pid in pairs if what == "load")
    return loads, Counter(pid for what, pid in pairs if what == "task")


@pytest.mark.whole
def test_each_worker_that_has_a_task_loads_the_model_once(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    run_variant(tmp_path, NAME, run_with(COUNTED, model, *messages), method)

    loads, tasks = counted(tmp_path)
    assert tasks.total() == MESSAGES
    assert loads.keys() == tasks.keys()
    assert set(loads.values()) == {1}


@pytest.mark.control
def test_without_cache_each_task_loads_the_model(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    changes = COUNTED | {"@cache\n": ""}

    run_variant(tmp_path, NAME, run_with(changes, model, *messages), method)

    assert counted(tmp_path)[0].total() == MESSAGES


IN_MAIN = {"    done = 0\n": "    done = 0\n    load_model(model_path)\n"}


@pytest.mark.whole
def test_loaded_in_main_first_only_forked_workers_have_it(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    changes = COUNTED | IN_MAIN

    run_variant(tmp_path, NAME, run_with(changes, model, *messages), method)

    loads, tasks = counted(tmp_path)
    in_workers = loads.keys() & tasks.keys()
    assert in_workers == (set() if method == "fork" else tasks.keys())


BROKEN = {
    "missing": None,
    "empty": "",
    "half": '{"free": 1.5, "wi',
    "a list": '["free"]',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_model_is_named_with_the_reason(
    text: str | None, method: str, messages: list[Path], tmp_path: Path
):
    model = tmp_path / "model.json"
    if text is not None:
        model.write_text(text)

    run = run_program(
        command(NAME, method, model, *messages), ROOT, code=1, stderr="no model"
    )

    assert run.out == ""
    assert run.err.startswith(f"{model}: no model: ")
    assert len(run.err.splitlines()) == 1


@pytest.mark.whole
def test_a_broken_model_ends_it_long_before_every_task_has_tried(
    method: str, messages: list[Path], tmp_path: Path
):
    changes = run_with(COUNTED, tmp_path / "missing.json", *messages * 5)

    run_variant(tmp_path, NAME, changes, method, code=1, stderr="missing.json")

    assert counted(tmp_path)[0].total() < MESSAGES * 5 // 2


def test_a_message_that_is_missing_is_named_and_the_others_scored(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    wanted = expected(messages)
    gone = tmp_path / "gone.txt"

    run = run_program(
        command(NAME, method, model, *messages[:5], gone, *messages[5:]),
        ROOT,
        code=1,
        stderr="gone.txt: FileNotFoundError",
    )

    assert run.out.splitlines() == wanted
    assert run.err.splitlines() == [
        f"{gone}: FileNotFoundError(2, 'No such file or directory')"
    ]


@posix
@pytest.mark.whole
def test_after_a_worker_was_killed_each_message_has_a_score_or_an_error(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    kill = {
        "    words = Path(path)": (
            '    if path.endswith("/399.txt"):\n'
            '        __import__("os").kill(__import__("os").getpid(), signal.SIGKILL)\n'
            "    words = Path(path)"
        )
    }
    changes = run_with(kill, model, *messages)

    run = run_variant(
        tmp_path, NAME, changes, method, code=1, stderr="not scored, a worker died"
    )

    named = [line.split(":")[0] for line in run.err.splitlines()]
    scored = [line.split()[1] for line in run.out.splitlines()]
    assert str(messages[399]) in named
    assert scored + named == list(map(str, messages))


@posix
@pytest.mark.whole
def test_a_worker_killed_before_the_last_submit_leaves_no_message_unnamed(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    changes = {
        "    words = Path(path)": (
            '    __import__("os").kill(__import__("os").getpid(), signal.SIGKILL)\n'
            "    words = Path(path)"
        ),
        "pool.submit(score, model_path, path)": (
            "(f := pool.submit(score, model_path, path), f.exception())[0]"
        ),
    }

    run = run_variant(
        tmp_path,
        NAME,
        run_with(changes, model, *messages),
        method,
        code=1,
        stderr="not scored, a worker died",
    )

    assert run.err.splitlines() == [
        f"{path}: not scored, a worker died" for path in messages
    ]


LATE = {
    "        for path, future": (
        f"        futures[1].result()\n        {SAY}\n        for path, future"
    ),
    "    model = load": '    __import__("time").sleep(0.02)\n    model = load',
}


@posix
def test_ctrl_c_ends_it_with_130_and_leaves_nothing(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    run = interrupt(tmp_path, NAME, method, LATE, model, *messages)

    assert (run.returncode, run.stderr) == (130, "works\n")
    assert len(run.stdout.splitlines()) < MESSAGES


@pytest.mark.control
def test_an_initializer_that_fails_does_not_give_main_the_reason(
    method: str, messages: list[Path], tmp_path: Path
):
    changes = {
        "initializer=signal.signal, initargs=IGNORE_CTRL_C": (
            "initializer=load_model, initargs=(model_path,)"
        )
    }

    run = run_variant(
        tmp_path,
        NAME,
        run_with(changes, tmp_path / "no.json", *messages[:3]),
        method,
        code=1,
        stderr=("Exception in initializer:", "not scored, a worker died"),
    )

    last = run.err.splitlines()[-3:]
    assert all("not scored" in line and "no.json" not in line for line in last)


PAGES = [ROOT / f"docs/{language}/work/load_once.md" for language in ("en", "zh")]


def code_of(page: Path, number: int) -> str:
    """Return a block of Python on a page."""
    return page.read_text("utf-8").split("```python\n")[number].split("\n```")[0]


def warm(page: Path) -> dict[str, str]:
    """Return the changes by which workers load before their first task."""
    return {
        "def score(": f"{code_of(page, 1)}\n\n\ndef score(",
        "import chdir": "import chdir, suppress",
        "initializer=signal.signal, initargs=IGNORE_CTRL_C": (
            "initializer=start_worker, initargs=(model_path,)"
        ),
    }


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
@pytest.mark.whole
def test_the_page_loads_before_the_first_task(
    page: Path, method: str, model: Path, messages: list[Path], tmp_path: Path
):
    changes = COUNTED | warm(page)

    run = run_variant(tmp_path, NAME, run_with(changes, model, *messages), method)

    loads, tasks = counted(tmp_path)
    assert set(loads.values()) == {1}
    assert tasks.keys() <= loads.keys()
    assert run.out.splitlines() == expected(messages)


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
@pytest.mark.whole
def test_loaded_before_the_first_task_a_broken_model_is_still_named(
    page: Path, method: str, messages: list[Path], tmp_path: Path
):
    changes = run_with(warm(page), tmp_path / "no.json", *messages)

    run = run_variant(
        tmp_path, NAME, changes, method, code=1, stderr="no.json: no model"
    )

    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize("text", ["junk", '{"new": 2}'])
def test_an_error_is_not_kept_but_a_model_is(text: str, tmp_path: Path):
    path = tmp_path / "model.json"
    path.write_text(text)
    load = load_once.load_model
    broken = text == "junk"
    if broken:
        with pytest.raises(load_once.ModelError):
            load(str(path))
    else:
        load(str(path))
    path.write_text('{"newer": 3}')

    assert load(str(path)) == ({"newer": 3.0} if broken else {"new": 2.0})


@pytest.mark.whole
def test_try_it_a_relative_and_an_absolute_path_are_two_models(
    method: str, model: Path, messages: list[Path], tmp_path: Path
):
    # The executor is made with one worker, and every second task has another path.
    changes = COUNTED | {
        "ProcessPoolExecutor(initializer": "ProcessPoolExecutor(1, initializer",
        "submit(score, model_path, path) for path in paths": (
            "submit(score, model_path.replace('/w', '/./w' if n % 2 else '/w'), "
            "path) for n, path in enumerate(paths)"
        ),
    }

    run_variant(tmp_path, NAME, run_with(changes, model, *messages), method)

    assert list(counted(tmp_path)[0].values()) == [2]

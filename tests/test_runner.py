"""``python -m examples`` lists, finds and runs the examples."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from examples import _catalogue
from examples._catalogue import CatalogueError, Here, Settings
from tests import conftest
from tests.conftest import found
from tests.harness.programs import PROGRAMS

HELLO = (PROGRAMS / "runner/hello.py").read_text("utf-8")
OWN_CLASS = (PROGRAMS / "runner/own_class.py").read_text("utf-8")
FAIL = '"""Fail."""\n\nraise SystemExit(7)\n'
TABLES = """\
["ipc/hello"]
methods = ["spawn"]

["ipc/later"]
python = "3.99"
"""
HERE = Here((3, 12, 1), ("fork", "spawn"), "linux", ())


@pytest.fixture
def root(project: Path) -> Path:
    examples = project / "examples"
    files = {
        "processes/__init__.py": '"""Processes and such."""\n',
        "processes/first_one.py": HELLO,
        "processes/fail.py": FAIL,
        "processes/own_class.py": OWN_CLASS,
        "ipc/hello.py": HELLO,
        "ipc/later.py": HELLO,
        "ipc/_helper.py": HELLO,
        "zoo/first_one.py": HELLO,
        "examples.toml": TABLES,
    }
    for name, text in files.items():
        (examples / name).parent.mkdir(exist_ok=True)
        (examples / name).write_text(text, encoding="utf-8")
    return project


def examples(root: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "examples", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30)
    return done.returncode, done.stdout, done.stderr


def test_list_names_each_example_by_topic_in_reading_order(root: Path) -> None:
    code, out, err = examples(root)

    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines() if line][:-1] == [
        ["Processes", "and", "such."],
        ["processes/fail", "Fail."],
        ["processes/first_one", "Say", "hello."],
        ["processes/own_class", "Get", "back", "an", "object", "of", "its", "class."],
        ["ipc"],
        ["ipc/hello", "Say", "hello."],
        ["ipc/later", "Say", "hello."],
        ["zoo"],
        ["zoo/first_one", "Say", "hello."],
    ]


@pytest.mark.parametrize(
    "name",
    [
        "ipc/hello",
        "hello",
        "hello.py",
        "ipc.hello",
        "ipc/hello.py",
        "examples/ipc/hello.py",
        "./examples/ipc/hello.py",
        "examples.ipc.hello",
        "examples\\ipc\\hello.py",
    ],
)
def test_name_may_be_written_in_several_ways(name: str, root: Path) -> None:
    found = _catalogue.load(root / "examples")

    assert _catalogue.find(name, found) == ["ipc/hello"]


def test_example_runs_under_the_method_asked_for(method: str, root: Path) -> None:
    name = "processes/first_one"

    assert examples(root, name, "--start-method", method) == (
        0,
        f"hello {method}\n",
        "",
    )


def test_child_can_return_an_object_of_the_example_s_own_class(
    method: str, root: Path
) -> None:
    assert examples(root, "own_class", "--start-method", method) == (
        0,
        "42 True\n",
        "",
    )


def test_arguments_behind_two_dashes_go_to_the_example(root: Path) -> None:
    code, out, _err = examples(root, "zoo/first_one", "--", "--start-method", "x")

    assert (code, out.split()[2:]) == (0, ["--start-method", "x"])


def test_exit_code_passes_through(root: Path) -> None:
    assert examples(root, "fail") == (7, "", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["qqq"], "No example 'qqq'. This lists them: python -m examples"),
        (["first_one"], "Which first_one: processes/first_one, zoo/first_one?"),
        (["fail", "--start-method", "swan"], "No start method 'swan' here: there are "),
        (["later"], "ipc/later needs Python 3.99 or newer; this is "),
    ],
)
def test_what_can_not_be_done_is_said_in_one_line(
    arguments: list[str], says: str, root: Path
) -> None:
    code, out, err = examples(root, *arguments)

    assert (code, out) == (2, "")
    assert err.startswith(says)
    assert err.count("\n") == 1


def test_names_that_come_near_are_listed_with_their_sentences(root: Path) -> None:
    code, out, err = examples(root, "proceses/fial")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "No example 'proceses/fial'. These come near:",
        "  processes/fail  Fail.",
    ]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("frist_process", ["processes/first_process"]),
        ("firstprocess", ["processes/first_process"]),
        ("proceses/first", ["processes/first_process"]),
        ("queue", ["ipc/bounded_queue", "ipc/shared_list"]),  # a name before a sentence
        ("Qeueu", ["ipc/bounded_queue", "ipc/shared_list"]),
        ("pool", ["processes/executor"]),  # a part of ProcessPoolExecutor
        ("processpoolexecutor", ["processes/executor"]),
        ("ProcessPoolExecutor", ["processes/executor"]),
        ("numpy", ["ipc/shared_list"]),
        ("send results", ["processes/executor"]),
        ("ipc/qqq", []),
        ("", []),
    ],
)
def test_any_word_of_a_name_or_first_sentence_finds_it(
    wanted: str, names: list[str], tmp_path: Path
) -> None:
    sentences = {
        "processes/first_process": "Run a function elsewhere.",
        "processes/executor": "Send results through a ProcessPoolExecutor.",
        "ipc/bounded_queue": "Give it a bound.",
        "ipc/shared_list": "Share a NumPy array, and no queue.",
    }
    for name, sentence in sentences.items():
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'"""{sentence}"""\n', encoding="utf-8")

    assert _catalogue.nearest(wanted, _catalogue.load(tmp_path)) == names


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("frist_process", "processes/first_process"),
        ("pool", "processes/pool_initializer"),
        ("Queue", "pools/log_to_queue"),
    ],
)
def test_real_examples_are_found_by_a_word_that_is_nearly_theirs(
    wanted: str, name: str
) -> None:
    assert _catalogue.nearest(wanted, _catalogue.load())[0] == name


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork")
def test_method_the_example_can_not_use_is_refused(root: Path) -> None:
    says = "ipc/hello runs under spawn only, not under fork\n"

    assert examples(root, "hello", "--start-method", "fork") == (2, "", says)


def test_method_that_is_not_the_default_is_chosen_where_it_must_be(root: Path) -> None:
    code, out, _err = examples(root, "ipc/hello")

    assert (code, out) == (0, "hello spawn\n")


def test_file_run_from_elsewhere_says_how_to_run_it(root: Path) -> None:
    file = root / "examples" / "__main__.py"

    done = subprocess.run(
        [sys.executable, file],
        cwd=root.parent,
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert done.returncode == 2
    assert "from the project's root folder, as: python -m examples" in done.stderr


def test_reader_of_the_list_may_close_it_early(root: Path) -> None:
    command = [sys.executable, "-m", "examples"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    with subprocess.Popen(command, cwd=root, **pipes) as process:
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (0, b"")


def test_python_that_is_too_old_is_named_in_one_line(root: Path) -> None:
    code = "import runpy, sys; sys.version_info = (3, 8, 18); "
    code += "runpy.run_module('examples', run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=30,
    )

    says = "The examples need Python 3.11 or newer; this is 3.8\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", says)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a script as a program")
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("3, 8, 18", "3.11 or newer is needed; this is 3.8.18"),
        ("", "that is no Python 3"),
    ],
)
def test_interpreter_that_can_not_run_examples_is_refused(
    answer: str, says: str, tmp_path: Path
) -> None:
    told = (
        f'{{"version": [{answer}], "methods": [], "platform": "linux", '
        '"modules": [], "default": "fork", "root": false, "system": "Linux"}'
    )
    python = tmp_path / "python"
    python.write_text(
        f"#!/bin/sh\necho '{told if answer else 'what?'}'\n", encoding="utf-8"
    )
    python.chmod(0o755)

    with pytest.raises(pytest.UsageError, match=f"--python={python}: {says}"):
        found(str(python))


def test_every_interpreter_that_was_asked_for_runs_the_examples() -> None:
    asked, given = [sys.executable, sys.executable], []
    metafunc = SimpleNamespace(
        fixturenames=["python"],
        config=SimpleNamespace(getoption={"python": asked}.get),
        parametrize=lambda name, values, ids: given.extend(values),
    )

    conftest.pytest_generate_tests(metafunc)

    assert given == asked


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('["ipc/gone"]', "no example 'ipc/gone'; there are .*ipc/hello"),
        ('["ipc/hello"]\ntimeut = 3', "no key 'timeut'; there are methods, order"),
        ('["ipc/hello"]\norder = "some"', "no order 'some'; there are exact, any"),
        ('["ipc/hello"]\nmethods = ["swan"]', "no methods 'swan'; there are fork"),
        ('["ipc/hello"]\nmethods = []', "methods can't be \\[\\]"),
        (
            '["ipc/hello"]\nplatform = "mac"',
            "no platform 'mac'; there are posix, linux",
        ),
        ('["ipc/hello"]\ntimeout = "long"', "timeout can't be 'long'"),
        ('["ipc/hello"]\nexit = true', "exit can't be True"),
        ('["ipc/hello"]\nstderr = "x"', "stderr can't be 'x'"),
        ('["ipc/hello"]\npython = "new"', "python can't be 'new'"),
        ('["ipc/hello".spawn]\nmethods = ["fork"]', '"ipc/hello".spawn.*methods'),
        ('["ipc/hello"', "examples.toml: "),
    ],
)
def test_table_that_can_not_be_right_is_named(
    table: str, says: str, root: Path
) -> None:
    (root / "examples" / "examples.toml").write_text(table, encoding="utf-8")

    with pytest.raises(CatalogueError, match=says):
        _catalogue.load(root / "examples")


def test_table_of_a_method_overrides_the_example_s_own(root: Path) -> None:
    file = root / "examples" / "examples.toml"
    file.write_text(
        '["ipc/hello"]\ntimeout = 5\n["ipc/hello".spawn]\nexit = 1\n', encoding="utf-8"
    )

    hello = _catalogue.load(root / "examples")["ipc/hello"]

    assert hello.under("fork") == Settings(timeout=5)
    assert hello.under("spawn") == Settings(timeout=5, exit=1)


@pytest.mark.parametrize(
    ("settings", "method", "says"),
    [
        (Settings(), "spawn", ""),
        (Settings(python="3.12"), "spawn", ""),
        (Settings(python="3.12.2"), "spawn", "needs Python 3.12.2 or newer"),
        (Settings(platform="posix"), "spawn", ""),
        (Settings(), "forkserver", "does not exist on this platform"),
        (Settings(methods=("spawn",)), "fork", "runs under spawn only"),
        (Settings(requires=("numpy",)), "spawn", "needs numpy"),
        (Settings(platform="root"), "spawn", "needs root"),
    ],
)
def test_obstacle_is_said_only_where_there_is_one(
    settings: Settings, method: str, says: str
) -> None:
    example = _catalogue.Example("a/b", Path(), settings, {})

    obstacle = example.obstacle(method, HERE)

    assert says in obstacle
    assert bool(says) == bool(obstacle)


def test_record_of_a_method_is_used_only_where_it_lies(root: Path) -> None:
    folder = root / "examples"
    (folder / "zoo/first_one.spawn.out").touch()
    (folder / "zoo/first_one.fork.out").touch()
    example = _catalogue.load(folder)["zoo/first_one"]

    names = {method: example.record(method).name for method in _catalogue.METHODS}

    assert names == {
        "fork": "first_one.out",
        "spawn": "first_one.spawn.out",
        "forkserver": "first_one.out",
    }

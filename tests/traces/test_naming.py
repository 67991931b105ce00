"""Things are called what the program calls them."""

import ast
from pathlib import Path

import pytest

from examples._trace import naming

CASES = [
    ("ledger = Lock()", "ledger"),
    ("ledger: LockType = mp.Lock()", "ledger"),
    ("self.ledger = Lock()", "ledger"),
    ("self.desk.ledger = Lock()", "ledger"),
    ("cash, stock = Lock(), Semaphore(2)", "cash"),
    ("stock, cash = Semaphore(2), Lock()", "cash"),
    ("locks = [Lock() for _ in range(3)]", "locks"),
    ("locks = {name: Lock() for name in names}", "locks"),
    ("locks = {'cash': Lock()}", "cash"),
    ("locks['cash'] = Lock()", "cash"),
    ("locks[name] = Lock()", "locks"),
    ("locks.append(Lock())", "locks"),
    ("cash = Ledger(path, Lock())", "cash"),
    ("cash = Ledger(path, lock=Lock())", "cash.lock"),
    ("run(lock=Lock())", "lock"),
    ("Process(target=f, args=(Lock(),))", ""),
    ("p = Process(target=f, args=(Lock(),))", ""),
    ("door = Condition(Lock())", ""),
    ("door = mp.Condition(lock := Lock())", "lock"),
    ("with Lock() as held: pass", "held"),
    ("return Lock()", ""),
    ("Lock().acquire()", ""),
    ("a = (\n    Lock()\n)", "a"),
]


@pytest.mark.parametrize(("source", "name"), CASES)
def test_a_lock_is_named_after_what_it_is_assigned_to(
    source: str, name: str, tmp_path: Path
) -> None:
    module = tmp_path / "module.py"
    body = source.replace("\n", "\n    ")
    module.write_text(f"def f():\n    {body}\n", encoding="utf-8")
    [call] = [
        node
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Lock", "mp.Lock")
    ]
    place = call.lineno, call.end_lineno, call.col_offset, call.end_col_offset

    assert naming.find_name(str(module), [*map(str, place)]) == name


def test_both_ends_name_a_pipe(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("ours, theirs = Pipe()\n", encoding="utf-8")

    assert naming.find_name(str(module), ["1", "1", "15", "21"]) == "ours/theirs"


@pytest.mark.parametrize("place", [["1", "1", "9", "9"], ["None"] * 4, []])
def test_a_place_without_a_call_gives_no_name(place: list[str], tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("ours, theirs = Pipe()\n", encoding="utf-8")

    assert naming.find_name(str(module), place) == ""
    assert naming.find_name("<stdin>", place) == ""

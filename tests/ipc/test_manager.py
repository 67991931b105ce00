"""What a manager keeps and loses, and what is met when its server is gone."""

import sys
import threading
from pathlib import Path

import pytest

from examples.ipc import (
    calls_counted,
    nested_kept,
    nested_lost,
    orders_counted,
    orders_lost,
)
from tests.harness.programs import program, run_program
from tests.harness.run import ROOT
from tests.harness.variants import run_variant

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


class Copies(dict[str, list[str]]):
    """A dict that gives out copies, as a manager's does."""

    def __getitem__(self, name: str) -> list[str]:
        return [*super().__getitem__(name)]


def test_a_change_to_a_copy_is_lost_unless_it_is_assigned():
    lost = Copies(ada=["apples"])
    kept = Copies(ada=["apples"], bo=[])

    nested_lost.clerk(lost)
    nested_kept.clerk(kept)

    assert lost == {"ada": ["apples"]}
    assert kept == {"ada": ["apples", "bread"], "bo": []}  # bo's is no proxy here


@pytest.mark.control
def test_without_the_assignment_ada_s_bread_is_lost(method: str, tmp_path: Path):
    unassigned = {'    orders["ada"] = of_ada\n': ""}

    run = run_variant(tmp_path, "ipc/nested_kept", unassigned, method)

    assert run.out.splitlines() == [
        "ada, a list: ['apples']",
        "bo, a ListProxy: ['plums', 'bread']",
    ]


@pytest.mark.control
def test_a_list_that_is_no_proxy_loses_bo_s_bread(method: str, tmp_path: Path):
    plain = {'manager.list(["plums"])': '["plums"]'}

    run = run_variant(tmp_path, "ipc/nested_kept", plain, method)

    assert run.out.splitlines()[1] == "bo, a list: ['plums']"


def test_the_book_s_method_holds_its_lock_from_reading_to_writing():
    log: list[str] = []

    class Book(orders_counted.Book):
        def __setattr__(self, name, value):
            log.append(f"set {name}")
            super().__setattr__(name, value)

    class Lock:
        def __enter__(self):
            log.append("locked")

        def __exit__(self, *error):
            log.append("released")

    book = Book()
    book.lock = Lock()
    log.clear()

    assert book.take() == 1
    assert log == ["locked", "set orders", "released"]


@pytest.mark.control
def test_two_calls_instead_of_one_lose_half_the_orders(method: str, tmp_path: Path):
    two_calls = {
        "        with self.lock:\n            self.orders += 1\n"
        "            return self.orders\n": "        return self.orders + 1\n\n"
        "    def write(self, orders: int) -> None:\n"
        "        self.orders = orders\n",
        "        both_here.wait()\n        book.take()\n": (
            "        mine = book.take()\n"
            "        both_here.wait()\n        book.write(mine)\n"
        ),
    }

    run = run_variant(tmp_path, "ipc/orders_counted", two_calls, method)

    assert run.out.splitlines()[0] == "the next order is number 51"


def test_to_look_one_by_one_takes_a_call_for_each():
    shelf = calls_counted.Shelf(["one", "two", "three"])

    assert calls_counted.one_by_one(shelf) == ["one", "two", "three"]
    assert shelf.calls_so_far() == 4
    assert shelf.all() == ["one", "two", "three"]
    assert shelf.calls_so_far() == 1


def test_given_a_number_it_measures_a_call():
    command = [sys.executable, "-m", "examples", "ipc/calls_counted", "--", "20"]

    run = run_program(command, ROOT)

    assert run.out.count("microseconds a call\n") == 2


@posix
@pytest.mark.control
def test_while_the_server_lives_each_call_is_answered(method: str, tmp_path: Path):
    spared = {"        os.kill(os.getpid(), signal.SIGKILL)\n": ""}

    run = run_variant(tmp_path, "ipc/server_killed", spared, method)

    assert "Error" not in run.out
    assert "main, on the old connection: gold\n" in run.out


@posix
def test_the_server_outlives_a_maker_that_was_killed(method: str, tmp_path: Path):
    run = run_program(program("ipc/killed_maker", method), tmp_path, orphans=True)

    assert run.out == "-9\n{'still': 'here'}\n"


def test_a_proxy_can_be_sent_to_a_child_that_is_running(method: str, tmp_path: Path):
    run = run_program(program("ipc/proxy_sent_later", method), tmp_path)

    assert run.out == "{'from': 'child'}\n"


@pytest.mark.control
def test_an_ordinary_dict_is_copied_to_each_clerk(method: str, tmp_path: Path):
    ordinary = {"manager.dict(apple": "dict(apple"}

    run = run_variant(tmp_path, "ipc/one_diary", ordinary, method)

    assert "prices: {'apple': 1.0, 'bread': 3.0, 'almond': 2.5}" in run.out
    assert run.out.count(" sold ") == 3


def test_when_both_ask_before_either_sets_half_of_the_orders_are_lost():
    book, both_asked = {"orders": 0}, threading.Barrier(2)
    waiters = [
        threading.Thread(target=orders_lost.waiter, args=(book, both_asked))
        for _ in range(2)
    ]

    for thread in waiters:
        thread.start()
    for thread in waiters:
        thread.join()

    assert book["orders"] == orders_lost.ORDERS

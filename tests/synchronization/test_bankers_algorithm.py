"""A request is granted only if all can still finish, as the textbook has it."""

from itertools import permutations

import pytest

from examples.synchronization.bankers_algorithm import Banker, Claim, fits, plus

TEXTBOOK = {  # Silberschatz, "An Illustrative Example" of the banker's algorithm
    "P0": Claim((0, 1, 0), (7, 5, 3)),
    "P1": Claim((2, 0, 0), (3, 2, 2)),
    "P2": Claim((3, 0, 2), (9, 0, 2)),
    "P3": Claim((2, 1, 1), (2, 2, 2)),
    "P4": Claim((0, 0, 2), (4, 3, 3)),
}


def textbook() -> Banker:
    return Banker((3, 3, 2), dict(TEXTBOOK))


def can_finish(order: list[str], banker: Banker) -> bool:
    """Tell whether processes can get their maximum one after another."""
    free = banker.available
    for name in order:
        if not fits(banker.claims[name].need(), free):
            return False
        free = plus(free, banker.claims[name].allocation)
    return True


def test_the_textbook_has_ten_five_and_seven_of_the_resources():
    total = textbook().available
    for claim in TEXTBOOK.values():
        total = plus(total, claim.allocation)

    assert total == (10, 5, 7)


def test_what_each_may_still_request_is_the_table_of_the_page():
    assert {name: claim.need() for name, claim in TEXTBOOK.items()} == {
        "P0": (7, 4, 3),
        "P1": (1, 2, 2),
        "P2": (6, 0, 0),
        "P3": (0, 1, 1),
        "P4": (4, 3, 1),
    }


@pytest.mark.parametrize("order", ["P1 P3 P0 P2 P4", "P1 P3 P4 P2 P0"])
def test_the_order_found_and_that_of_the_textbook_both_work(order: str):
    assert can_finish(order.split(), textbook())


def test_no_order_that_works_begins_with_p0_p2_or_p4():
    working = [
        order for order in permutations(TEXTBOOK) if can_finish(list(order), textbook())
    ]

    assert {order[0] for order in working} == {"P1", "P3"}


def test_the_order_found_works_in_every_state_where_one_does():
    banker = textbook()
    for free in [(a, b, c) for a in range(4) for b in range(4) for c in range(3)]:
        banker.available = free
        works = any(can_finish(list(one), banker) for one in permutations(TEXTBOOK))
        order = banker.safe_order()
        assert (order is not None) == works
        assert order is None or can_finish(order, banker)


def test_a_request_is_granted_if_the_state_after_it_is_safe():
    banker = textbook()

    assert banker.request("P1", (1, 0, 2)) == "granted"
    assert banker.available == (2, 3, 0)
    assert banker.claims["P1"].allocation == (3, 0, 2)
    assert banker.safe_order() == ["P1", "P3", "P0", "P2", "P4"]


@pytest.mark.parametrize(
    ("name", "wanted", "answer"),
    [
        ("P4", (3, 3, 0), "waits, not enough available"),
        ("P0", (0, 2, 0), "waits, unsafe"),
    ],
)
def test_a_request_that_waits_changes_nothing(
    name: str, wanted: tuple[int, ...], answer: str
):
    banker = textbook()
    banker.request("P1", (1, 0, 2))
    before = banker.available, dict(banker.claims)

    assert banker.request(name, wanted) == answer
    assert (banker.available, banker.claims) == before


def test_after_the_unsafe_request_nobody_could_be_given_the_maximum():
    unsafe = textbook()
    unsafe.request("P1", (1, 0, 2))
    unsafe.available = (2, 1, 0)
    unsafe.claims["P0"] = Claim((0, 3, 0), (7, 5, 3))

    assert unsafe.safe_order() is None
    assert not any(
        fits(claim.need(), unsafe.available) for claim in unsafe.claims.values()
    )


def test_more_than_the_maximum_is_an_error():
    with pytest.raises(ValueError, match="P3 requests more than its maximum"):
        textbook().request("P3", (0, 0, 2))


def test_the_steps_are_those_of_the_page():
    free, steps = textbook().available, {}
    for name in textbook().safe_order() or []:
        free = plus(free, TEXTBOOK[name].allocation)
        steps[name] = free

    assert steps == {
        "P1": (5, 3, 2),
        "P3": (7, 4, 3),
        "P0": (7, 5, 3),
        "P2": (10, 5, 5),
        "P4": (10, 5, 7),
    }


@pytest.mark.parametrize(
    ("wanted", "answer"), [((0, 1, 0), "granted"), ((0, 2, 0), "waits, unsafe")]
)
def test_try_it_p0_after_the_request_of_p1(wanted: tuple[int, ...], answer: str):
    banker = textbook()
    banker.request("P1", (1, 0, 2))

    assert banker.request("P0", wanted) == answer


def test_without_the_request_of_p1_p0_gets_two_of_b():
    banker = textbook()

    assert banker.request("P0", (0, 2, 0)) == "granted"
    assert banker.safe_order() == ["P3", "P1", "P0", "P2", "P4"]

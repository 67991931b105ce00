"""Priority inversion: the wait of the high task, with and without inheritance."""

import pytest

from examples.scheduling.priority_inversion import Task, finish, make_tasks, run


def test_without_inheritance_the_high_task_waits_for_all_of_the_middle_one():
    ran = run(make_tasks(), inherit=False)

    assert ran[:3] == ["low", "high", "medium"]
    assert (finish(ran, "medium"), finish(ran, "high")) == (8, 12)


def test_with_inheritance_it_waits_for_the_holder_only():
    ran = run(make_tasks(), inherit=True)

    assert ran[:6] == ["low", "high", "low", "low", "high", "high"]
    assert ran[-1] == "low"  # it has its own priority again


@pytest.mark.parametrize("inherit", [False, True])
def test_without_a_lock_the_high_task_waits_for_no_other(inherit):
    free = [Task("low", 0, "....", 3), Task("high", 1, "..", 1)]
    free.append(Task("medium", 1, "......", 2))

    ran = run(free, inherit=inherit)

    assert ran[:3] == ["low", "high", "high"]


def high_finish(medium, *, inherit):
    high, _, low = make_tasks()
    return finish(run([high, medium, low], inherit=inherit), "high")


@pytest.mark.parametrize("length", [0, 6, 60])
def test_the_wait_grows_with_the_middle_task_unless_priority_is_inherited(length):
    def medium():
        return Task("medium", 1, "." * length, 2)

    assert high_finish(medium(), inherit=False) == 6 + length
    assert high_finish(medium(), inherit=True) == 6


@pytest.mark.parametrize("inherit", [False, True])
def test_the_answer_to_try_it_holds(inherit):
    assert high_finish(Task("medium", 4, "." * 6, 2), inherit=inherit) == 6

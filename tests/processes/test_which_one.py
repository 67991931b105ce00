"""The same work, the same answer; a crash takes what it runs in."""

import asyncio
import os
import threading

import pytest

from examples.processes import crash_in_a_process, crash_in_a_thread, same_answer
from examples.processes import same_answer_in_interpreters as interpreters


@pytest.mark.parametrize(
    ("card", "valid"),
    [(79927398713, True), (79927398710, False), (0, True), (18, True), (81, False)],
)
def test_both_examples_apply_the_luhn_formula(card: int, valid: bool):
    assert same_answer.check(card)[0] is valid
    assert interpreters.check(card)[0] is valid


def test_both_examples_check_the_same_cards_good_and_bad():
    assert same_answer.CARDS == interpreters.CARDS
    assert {same_answer.check(card)[0] for card in same_answer.CARDS} == {True, False}


def test_coroutines_check_every_card_in_order_and_in_one_thread():
    verdicts = asyncio.run(same_answer.check_all())

    assert [valid for valid, *_ in verdicts] == [True, False, True, True]
    assert {verdict[1:] for verdict in verdicts} == {
        (os.getpid(), threading.get_ident())
    }


@pytest.mark.parametrize(
    ("pid", "thread", "said"),
    [
        (0, 0, "in this process: True  in its main thread: True"),
        (0, 1, "in this process: True  in its main thread: False"),
        (1, 0, "in this process: False  in its main thread: False"),
    ],
)
def test_a_report_says_where_the_work_was_done(pid, thread, said, capsys):
    verdict = (True, os.getpid() + pid, threading.get_ident() + thread)

    same_answer.report("somehow", [verdict, verdict])

    assert said in capsys.readouterr().out


def test_each_check_is_counted_where_it_runs(monkeypatch):
    monkeypatch.setattr(interpreters, "checked", 0)

    for card in interpreters.CARDS:
        interpreters.check(card)

    assert interpreters.count() == len(interpreters.CARDS)


@pytest.mark.parametrize("example", [crash_in_a_thread, crash_in_a_process])
def test_only_the_damaged_photo_crashes_and_no_exception_says_so(example, monkeypatch):
    left_with = []
    monkeypatch.setattr(example.os, "_exit", left_with.append)

    example.develop("beach")
    example.develop("damaged")

    assert left_with == [example.CRASH]


def test_both_crash_examples_differ_in_nothing_but_who_runs_the_job():
    one, other = crash_in_a_thread.develop, crash_in_a_process.develop

    assert one.__code__.co_code == other.__code__.co_code
    assert one.__code__.co_consts == other.__code__.co_consts

"""Threads wait, processes compute; a crash ends what it happens in."""

import os
import sys
from pathlib import Path

import pytest

from examples.processes import (
    crash_in_a_process,
    crash_in_a_thread,
    wait_and_compute,
    work_in_interpreters,
)
from tests.harness.variants import run_variant

BOTH = "processes/wait_and_compute"
PRIMES = [(0, 0), (2, 0), (3, 1), (100, 25)]


@pytest.mark.parametrize(("limit", "primes"), PRIMES)
def test_the_primes_below_a_limit_are_counted(limit: int, primes: int):
    assert work_in_interpreters.count_primes(limit)[0] == primes


@pytest.mark.parametrize(("text", "letters"), [("", 0), ("One, two!", 6)])
def test_letters_are_counted_and_nothing_else(text: str, letters: int):
    assert wait_and_compute.count_letters(text) == letters


def test_all_downloads_wait_at_the_same_time(tmp_path: Path):
    pages = 'PAGES = ["home", "about", "contact"]\n'
    changes = {
        pages: f"{pages}MEET = __import__('threading').Barrier(3)\n",
        "time.sleep(0.1)": "MEET.wait(timeout=20)",
    }

    run = run_variant(tmp_path, BOTH, changes, "spawn")

    assert run.out.count("letters") == 3


def test_three_thousand_pages_are_counted_too(tmp_path: Path):
    pages = 'PAGES = ["home", "about", "contact"]'
    changes = {pages: f"{pages} * 1000", "time.sleep(0.1)": "time.sleep(0)"}

    run = run_variant(tmp_path, BOTH, changes, "spawn")

    assert run.out.count("letters") == 3000


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_worker_that_is_killed_is_an_exception_and_no_hang(tmp_path: Path):
    returns = "    return sum("
    killed = f'    __import__("signal").raise_signal(9)\n{returns}'

    run_variant(
        tmp_path,
        BOTH,
        {returns: killed},
        "spawn",
        code=1,
        stderr="BrokenProcessPool",
    )


def test_each_call_is_counted_where_it_runs(monkeypatch):
    monkeypatch.setattr(work_in_interpreters, "calls", 0)

    for limit in work_in_interpreters.LIMITS:
        work_in_interpreters.count_primes(limit)

    assert work_in_interpreters.count_calls() == len(work_in_interpreters.LIMITS)


def test_a_local_function_is_enough_for_a_pool_of_threads(tmp_path: Path):
    changes = {"threads.map(download": "threads.map(lambda page: download(page)"}

    run_variant(tmp_path, BOTH, changes, "spawn")


@pytest.mark.control
def test_a_local_function_is_not_enough_for_a_pool_of_processes(method, tmp_path):
    changes = {
        "processes.map(count_letters": "processes.map(lambda text: count_letters(text)",
        '"spawn"': f'"{method}"',
    }

    run_variant(
        tmp_path,
        BOTH,
        changes,
        method,
        code=1,
        stderr="Can't (pickle|get) local object",
    )


def test_three_thousand_images_and_thirty_crashes_end_too(tmp_path: Path):
    changes = {
        '["beach.jpg", "damaged.jpg", "mountain.jpg"]': "["
        '*(["beach.jpg"] * 99 + ["damaged.jpg"]) * 30]'
    }

    run = run_variant(tmp_path, "processes/crash_in_a_process", changes, "fork")

    assert run.out.count("resized") == 2970
    assert run.out.count("crashed its worker") == 30


@pytest.mark.control
def test_a_broken_pool_refuses_the_images_that_are_left(method, tmp_path: Path):
    changes = {"                return images[done:]\n": ""}

    run = run_variant(tmp_path, "processes/crash_in_a_process", changes, method)

    assert "mountain.jpg crashed its worker" in run.out


@pytest.mark.parametrize("example", [crash_in_a_thread, crash_in_a_process])
def test_only_the_damaged_image_crashes_and_without_an_exception(example, monkeypatch):
    exits = []
    monkeypatch.setattr(os, "_exit", exits.append)

    example.resize("beach.jpg")
    example.resize("damaged.jpg")

    assert exits == [example.CRASH]


def test_both_crash_examples_differ_only_in_what_runs_the_task():
    one, other = crash_in_a_thread.resize, crash_in_a_process.resize

    assert one.__code__.co_code == other.__code__.co_code
    assert one.__code__.co_consts == other.__code__.co_consts

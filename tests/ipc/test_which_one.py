"""What the page explains holds in the figures that it draws."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.harness.run import ROOT
from tests.harness.variants import run_variant

DATA = json.loads((ROOT / "benchmarks" / "ipc.json").read_text("utf-8"))
CHARTS = DATA["charts"]


def value(chart: str, name: str, key: str = "") -> float:
    rows = {row["name"]: row for row in CHARTS[chart]["rows"]}
    return rows[name][key or CHARTS[chart]["bar"]]


BATCHES = "ipc/send_in_batches"
SMALL, LARGE = "64-bytes-two-cores", "1048576-bytes-two-cores"
APART, TOGETHER = "round-trip-two-cores", "round-trip-one-core"


@pytest.mark.parametrize(
    ("more", "less", "times"),
    [  # (chart, way), (chart, way), at least so many times as much
        # waking up
        ((APART, "os.pipe"), (TOGETHER, "os.pipe"), 3),
        ((APART, "C: pipe"), (TOGETHER, "C: pipe"), 3),
        ((APART, "C: pipe"), (APART, "shared memory, spinning ring"), 10),
        ((TOGETHER, "shared memory, spinning ring"), (TOGETHER, "os.pipe"), 100),
        # batching
        ((SMALL, "shared memory, ring"), (SMALL, "shared memory, 1 slot"), 10),
        ((SMALL, "os.pipe"), (SMALL, "shared memory, 1 slot"), 10),
        ((SMALL, "ZeroMQ"), (SMALL, "Queue"), 2),
        # copies
        ((LARGE, "C: memcpy, in cache"), (LARGE, "shared memory, ring"), 1),
        ((LARGE, "shared memory, ring"), (LARGE, "Pipe, send"), 1.5),
        ((LARGE, "os.pipe of 1 MiB"), (LARGE, "os.pipe"), 2),
        ((LARGE, "Unix socket"), (LARGE, "os.pipe"), 2),
        ((LARGE, "Pipe, send"), (LARGE, "Queue"), 2),
        # memory for each message
        ((LARGE, "Pipe, send_bytes"), (LARGE, "Pipe, send_bytes, fresh memory"), 2),
        # locks and threads, and a third process
        ((SMALL, "Pipe, send_bytes"), (SMALL, "Queue"), 1),
        ((SMALL, "Pipe, send"), (SMALL, "Queue"), 1),
        ((SMALL, "Queue"), (SMALL, "Manager().Queue"), 3),
        ((APART, "Manager().Queue"), (APART, "Queue"), 1),
        ((TOGETHER, "Manager().Queue"), (TOGETHER, "Queue"), 2),
        # starts
        (("start", "fork"), ("start", "threading.Thread"), 5),
        (("start", "spawn"), ("start", "fork"), 5),
    ],
)
def test_the_gaps_that_are_explained_are_there(more, less, times):
    assert value(*more) > times * value(*less)


def test_spawn_and_forkserver_pay_for_what_the_main_module_imports():
    for method in ("spawn", "forkserver"):
        assert value("start", method, "after numpy") > 1.5 * value("start", method)


@pytest.mark.parametrize(("chart", "more"), [(APART, 30), (TOGETHER, 10)])
def test_a_round_trip_by_queue_takes_10_to_30_microseconds_more(chart, more):
    assert value(chart, "Queue") - value(chart, "Pipe, send") == pytest.approx(
        more, 0.1
    )


def test_with_fresh_memory_a_pipe_carries_about_470_large_messages_a_second():
    rate = value(LARGE, "Pipe, send_bytes, fresh memory", "messages/s")

    assert round(rate, -1) == 470


def test_only_a_socket_pair_and_shared_memory_carry_1000_large_messages_a_second():
    rates = {row["name"]: row["messages/s"] for row in CHARTS[LARGE]["rows"]}

    assert rates["Queue"] < 800
    assert rates["SimpleQueue"] < 1_000
    assert rates["Pipe, send"] > 4_000
    assert rates["shared memory, ring"] > 10_000


def test_the_targets_are_reached_or_nearly():
    """Those of the first trial, less what a noisy machine takes."""
    assert value(LARGE, "shared memory, ring") > 0.7 * 21_000
    assert value(LARGE, "shared memory, 1 slot") > 0.7 * 9_000
    assert value(LARGE, "Pipe, send_bytes") > 0.7 * 6_000
    assert value(LARGE, "os.pipe") > 0.7 * 1_000
    assert value(LARGE, "Queue") > 0.7 * 400
    assert value(SMALL, "shared memory, spinning ring") > 2_700_000
    assert value(SMALL, "ZeroMQ") > 0.7 * 1_500_000
    assert value(SMALL, "os.pipe") > 0.7 * 1_100_000
    assert value(SMALL, "Queue") > 0.7 * 290_000


@pytest.mark.whole
def test_batches_larger_than_a_pipe_come_whole(method: str, tmp_path: Path):
    large = {"ITEMS = 100_000": "ITEMS = 3_000_050", "SIZE = 1_000": "SIZE = 100_000"}

    run = run_variant(tmp_path, BATCHES, large, method)

    assert run.out == "3000050 items came in 31 messages\n"


@pytest.mark.control
def test_without_batches_each_item_is_a_message(method: str, tmp_path: Path):
    single = {"ITEMS = 100_000": "ITEMS = 5_000", "SIZE = 1_000": "SIZE = 1"}

    run = run_variant(tmp_path, BATCHES, single, method)

    assert run.out == "5000 items came in 5000 messages\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.whole
def test_main_notices_a_producer_that_is_killed(method: str, tmp_path: Path):
    send = "            conn.send(batch)\n"
    kill = "            import os\n            os.kill(os.getpid(), 9)\n"
    stderr = "RuntimeError: the producer failed: exit code -9"

    run_variant(tmp_path, BATCHES, {send: send + kill}, method, code=1, stderr=stderr)


@pytest.mark.control
def test_main_waits_for_ever_if_it_keeps_the_writing_end(method: str, tmp_path: Path):
    close = "    writer.close()  # now only the producer holds the writing end\n"

    run_variant(tmp_path, BATCHES, {close: ""}, method, hangs=True, timeout=8)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_draws_figures_that_are_kept(language):
    page = (ROOT / f"docs/{language}/ipc/which_one.md").read_text("utf-8")

    drawn = re.findall(r"\{measured\} ipc/(\S+)", page)

    assert len(drawn) == 6
    assert set(drawn) <= set(CHARTS)

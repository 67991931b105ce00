"""The time runs from start to the child's message."""

import re
import sys

import pytest

from examples.processes import start_costs
from tests.harness.programs import run_program
from tests.harness.run import ROOT

posix = pytest.mark.skipif(sys.platform == "win32", reason="has spawn only")


class SlowContext:
    """A context whose child speaks when the clock has gone on by 250 ms."""

    now = 0.0

    def Pipe(self):
        return self, self

    def Process(self, target, args):
        target(*args)
        return self

    def send(self, word):
        self.word = word

    def start(self):
        self.now += 0.25

    def recv(self):
        return self.word

    def join(self):
        self.now += 60

    def close(self):
        pass


def test_the_wait_for_the_end_is_not_part_of_the_start(monkeypatch):
    context = SlowContext()
    monkeypatch.setattr(start_costs.time, "perf_counter", lambda: context.now)

    assert start_costs.start_one(context) == 250


@posix
def test_given_a_number_it_prints_milliseconds_for_each_method():
    command = [sys.executable, "-m", "examples", "processes/start_costs", "--", "1"]
    run = run_program(command, ROOT)

    assert len(re.findall(r"first \d+\.\d ms, then \d+\.\d ms", run.out)) == 3

"""A policy is declared once: the lab, the directive and the page read it from there."""

import ast
import inspect
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from conf.extensions.schedule.source import check_columns, policy_of
from conf.laboratory import interface, words
from conf.laboratory.answer import answer
from conf.laboratory.directive import facts
from examples import scheduling
from examples.scheduling import (
    FCFS,
    POLICIES,
    Job,
    Kind,
    Option,
    Policy,
    Priority,
    simulate,
)

FOLDER = Path(scheduling.__path__[0])


@dataclass(eq=False)
class LCFS(Policy):
    """The job that became ready last runs next, for at most ``quantum``."""

    quantum: int = 3
    options = (Option("quantum", Kind.SLICE, 3), Option("greedy", Kind.FLAG, False))
    greedy: bool = False
    rule = "last to come"
    sliced = True

    def start(self):
        self.queue = []

    def add(self, task, now, why):
        self.queue.append(task)

    def take(self, now):
        return self.queue.pop() if self.queue else None

    def limit(self, task, horizon):
        return self.quantum


@pytest.fixture
def listed(monkeypatch):
    """Put the new policy into the one list."""
    monkeypatch.setitem(POLICIES, "LCFS", LCFS)


def ask(do, **changed):
    row = {"arrival": "0", "burst": "4"}
    setup = {"jobs": [{"name": "A", **row}, {"name": "B", **row}], "policy": "LCFS"}
    question = {"do": do, "setup": setup | changed, "language": "zh", "title": ""}
    return json.loads(answer(json.dumps(question)))


@pytest.mark.usefixtures("listed")
def test_the_directive_takes_a_policy_from_the_list():
    policy = policy_of("LCFS(quantum=2)")

    assert isinstance(policy, LCFS)
    assert policy.quantum == 2


@pytest.mark.usefixtures("listed")
def test_the_lab_runs_a_policy_from_the_list():
    found = ask("run", options={"quantum": "2"})

    assert found["policy"] == "LCFS"
    assert found["gantt"] == "0 B 4 A 8"
    assert found["options"] == ["时间片 2"]
    assert found["steps"][2]["why"] == "last to come"  # it has no Chinese words yet
    assert found["ties"] == []


@pytest.mark.usefixtures("listed")
def test_the_lab_compares_all_policies_of_the_list():
    found = ask("compare", policy="FCFS")

    assert [each["policy"] for each in found["policies"]] == [*POLICIES]
    assert "LCFS" in POLICIES


@pytest.mark.usefixtures("listed")
def test_the_lab_finds_what_is_wrong_with_an_option_by_its_kind():
    found = ask("run", options={"quantum": "0"})

    assert [each["code"] for each in found["faults"]] == ["positive"]


@pytest.mark.usefixtures("listed")
def test_the_page_gets_the_options_of_the_list():
    told = facts("en")

    assert told["policies"] == [*POLICIES]
    assert told["options"]["quantum"] == {
        "kind": "slice",
        "start": "4",
        "policies": ["RoundRobin", "PriorityRoundRobin", "LCFS"],
    }
    assert told["options"]["greedy"] == {
        "kind": "flag",
        "start": False,
        "policies": ["LCFS"],
    }


def test_a_policy_off_the_list_is_refused():
    with pytest.raises(ValueError, match="no policy 'LCFS': there are "):
        policy_of("LCFS()")


def missing_words(policy):
    """Return the words that the lab and the tables lack for a policy."""
    names = {policy.__name__, *(option.name for option in policy.options)}
    said = {policy.rule, *(f"option {option.name}" for option in policy.options)}
    return (names - interface.WORDS.keys()) | (said - words.WORDS.keys())


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_each_policy_has_its_words_in_both_languages(policy):
    assert missing_words(policy) == set()


def test_words_that_a_policy_lacks_are_named():
    assert missing_words(LCFS) == {
        "LCFS",
        "greedy",
        "last to come",
        "option greedy",
    }


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_options_are_the_arguments_of_the_policy_in_their_order(policy):
    fields = [*getattr(policy, "__dataclass_fields__", ())]

    assert [option.name for option in policy.options] == fields


def test_an_option_has_one_kind_whatever_the_policy():
    options = [option for policy in POLICIES.values() for option in policy.options]
    kinds = {(option.name, option.kind) for option in options}

    assert len({name for name, _ in kinds}) == len(kinds)


def test_a_policy_is_listed_once_and_has_a_file_of_its_own():
    files = {path.stem for path in (FOLDER / "policies").glob("[!_]*.py")}

    assert {policy.__module__.rpartition(".")[2] for policy in POLICIES.values()} == (
        files
    )


def test_the_engine_names_no_policy():
    texts = [path.read_text("utf-8") for path in (FOLDER / "engine").glob("*.py")]
    found = re.findall(rf"\b(?:{'|'.join(POLICIES)})\b", "\n".join(texts))

    assert found == ["FCFS"]  # in an error: "give one such as FCFS()"


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_a_policy_keeps_what_it_needs_itself_and_writes_to_no_task(policy):
    tree = ast.parse(Path(inspect.getfile(policy)).read_text("utf-8"))
    written = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    ]

    assert not [target for target in written if target.startswith(("task", "running"))]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"quantum": 0}, "quantum is 0: it must be more than 0"),
        ({"greedy": 1}, "greedy is 1: it must be True or False"),
    ],
)
def test_options_are_checked_by_their_kind(changed, says):
    with pytest.raises(ValueError, match=says):
        LCFS(**changed)


def test_a_policy_without_options_or_levels_needs_three_methods():
    class Last(FCFS):
        def take(self, now):
            return self.queue.pop() if self.queue else None

    jobs = [Job(name, 0, 1) for name in "ABC"]

    assert [one.job for one in simulate(jobs, Last()).slices] == ["C", "B", "A"]


def test_a_column_that_no_policy_of_a_chart_reads_is_refused():
    jobs = [Job("A", 0, 1, priority=2)]

    check_columns(jobs, [FCFS(), Priority()])
    with pytest.raises(ValueError, match="no policy here reads the column 'priority'"):
        check_columns(jobs, [FCFS()])

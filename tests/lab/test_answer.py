"""The page gets, as JSON, what the engine says."""

import json

import pytest

from conf.laboratory.answer import MOST_QUANTA, answer
from conf.laboratory.setup import MOST_JOBS
from examples.scheduling import POLICIES, Ties

THREE = [("A", "0", "24"), ("B", "0", "3"), ("C", "0", "3")]
FIVE = [("A", 0, 3), ("B", 2, 6), ("C", 4, 4), ("D", 6, 5), ("E", 8, 2)]


def asked(
    jobs,
    policy="FCFS",
    do="run",
    language="en",
    context_switch="0",
    charge_first=False,
    **options,
):
    columns = ("name", "arrival", "burst", "io_every", "io_time", "priority")
    rows = [dict(zip(columns, map(str, job), strict=False)) for job in jobs]
    setup = {
        "jobs": rows,
        "policy": policy,
        "options": options,
        "context_switch": context_switch,
        "charge_first": charge_first,
    }
    question = {"do": do, "setup": setup, "language": language, "title": "a title"}
    return json.loads(answer(json.dumps(question)))


def test_a_schedule_is_told_slice_by_slice_and_exactly():
    found = asked(THREE, "RoundRobin", quantum="4")

    assert found["gantt"] == "0 A 4 B 7 C 10 A 30"
    assert found["kinds"] == ["j0", "j1", "j2"]
    assert found["average"]["wait"] == {"exact": "17/3", "decimal": "5.667"}
    assert found["jobs"][1]["finish"]["exact"] == "7"
    assert (found["makespan"], found["switches"]) == ("30", 3)


@pytest.mark.parametrize("policy", ["FCFS", "SRTF", "Priority"])
@pytest.mark.parametrize("burst", ["1000000000000", "0.000001"])
def test_the_longest_and_the_shortest_schedule_are_drawn_with_few_ticks(policy, burst):
    found = asked([("A", "0", burst)], policy)

    assert 3 <= found["chart"].count('class="tick"') <= 9


def test_fractions_and_decimals_stay_exact():
    found = asked([("A", "0.1", "1/3"), ("B", "0.2", "1/3")])

    assert found["gantt"] == "0 (idle) 0.1 A 13/30 B 23/30"
    assert found["jobs"][1]["wait"]["exact"] == "7/30"


def test_each_step_says_what_why_and_what_holds_after_it():
    found = asked(THREE, "RoundRobin", quantum="4")

    assert found["steps"][4] == {
        "time": "4",
        "cause": "expired",
        "job": "A",
        "state": "ready",
        "why": "expired, to the tail of the queue",
        "states": "rrr",
        "queues": [[1, 2, 0]],
        "running": None,
    }


def test_the_reasons_are_in_the_language_of_the_page():
    found = asked(THREE, "RoundRobin", language="zh", quantum="4")

    assert found["steps"][4]["why"] == "时间片用完，到队尾"


def test_where_books_disagree_every_answer_is_told():
    found = asked(FIVE, "RoundRobin", quantum="1", ties="STALLINGS")

    told = {
        tuple(each["rules"]): each["average"]["turnaround"] for each in found["ties"]
    }
    assert told.keys() == {("OSTEP",), ("STALLINGS", "TEXTBOOK_CN")}
    assert told["STALLINGS", "TEXTBOOK_CN"]["exact"] == "10.8"
    assert found["average"]["turnaround"]["exact"] == "10.8"
    assert told["OSTEP",]["exact"] != "10.8"


@pytest.mark.parametrize("ties", Ties.__members__)
def test_where_they_agree_nothing_is_told(ties):
    found = asked([("A", 0, 3), ("B", 1, 3)], "RoundRobin", quantum="2", ties=ties)

    assert found["ties"] == []


def test_jobs_that_arrive_together_are_told_when_their_order_matters():
    found = asked(THREE)

    assert found["average"]["wait"]["exact"] == "17"
    assert found["order"]["average"]["wait"]["exact"] == "3"
    assert found["order"]["gantt"] == "0 C 3 B 6 A 30"
    assert asked(FIVE)["order"] is None
    assert asked([("A", 0, 2), ("B", 0, 3)], "SJF")["order"] is None


def test_all_policies_are_compared_on_the_same_jobs():
    found = asked(FIVE, do="compare", quantum="1", ties="STALLINGS")

    turnarounds = {
        each["policy"]: each["average"]["turnaround"]["exact"]
        for each in found["policies"]
    }
    assert list(turnarounds) == list(POLICIES)
    assert [turnarounds[name] for name in ("FCFS", "RoundRobin", "SJF", "SRTF")] == [
        "8.6",
        "10.8",
        "7.6",
        "7.2",
    ]
    names = ["FCFS", "SJF", "HRRN", "SRTF", "Round robin", "Priority", "MLFQ"]
    names += ["Priority + RR", "Multilevel queue"]
    assert all(f">{name}</text>" in found["chart"] for name in names)


def test_a_comparison_says_in_words_which_options_each_policy_used():
    options = {"quantum": "1", "preemptive": True, "aging": "3", "quanta": "2 4"}
    more = {"allotments": "2 1", "boost": "5/2", "io_resets": True}
    told = {
        language: {
            each["policy"]: each["options"]
            for each in asked(FIVE, do="compare", language=language, **options, **more)[
                "policies"
            ]
        }
        for language in ("en", "zh")
    }

    english = ["quanta 2 4", "allotments 2 1", "boost every 2.5"]
    assert told["en"] == {
        "FCFS": [],
        "SJF": [],
        "HRRN": [],
        "SRTF": [],
        "RoundRobin": ["quantum 1", "ties: OSTEP"],
        "Priority": ["preemptive", "aging every 3", "ties: OSTEP"],
        "PriorityRoundRobin": ["quantum 1", "preemptive", "ties: OSTEP"],
        "MLQ": ["levels RR 8 > FCFS", "ties: OSTEP"],
        "MLFQ": [*english, "I/O gives a fresh slice", "ties: OSTEP"],
    }
    assert told["zh"]["Priority"] == ["抢占式", "每等待 3 老化一级", "并列规则：OSTEP"]


def test_the_line_of_a_long_schedule_is_whole():
    found = asked([("A", 0, 40), ("B", 0, 40)], "RoundRobin", quantum="1")

    turns = [f"{'AB'[n % 2]} {n + 1}" for n in range(80)]
    assert found["gantt"] == " ".join(["0", *turns])


def test_the_line_says_where_the_cpu_switches_or_is_idle():
    jobs = [("A", 0, 2), ("B", 0, 2), ("C", 9, 1)]

    english = asked(jobs, context_switch="1/2")["gantt"]
    chinese = asked(jobs, context_switch="1/2", language="zh")["gantt"]

    assert english == "0 A 2 (switch) 2.5 B 4.5 (idle) 9 (switch) 9.5 C 10.5"
    assert chinese == "0 A 2 （切换） 2.5 B 4.5 （空闲） 9 （切换） 9.5 C 10.5"


def test_the_first_switch_is_charged_where_it_is_asked_for():
    jobs = [("A", 1, 2), ("B", 1, 2)]

    found = asked(jobs, context_switch="1", charge_first=True)

    assert found["gantt"] == "0 (idle) 1 (switch) 2 A 4 (switch) 5 B 7"
    assert found["switches"] == 2
    assert found["steps"][-1]["time"] == "7"
    assert asked(jobs, context_switch="1")["gantt"] == "0 (idle) 1 A 3 (switch) 4 B 6"


def test_the_levels_of_a_multilevel_queue_are_told_with_their_policies():
    jobs = [("A", 0, 4, 0, 0, 0), ("B", 0, 3, 0, 0, 1), ("C", 1, 4, 0, 0, 0)]

    found = asked(jobs, "MLQ", language="zh", policies="RR 2 > SJF")

    assert found["gantt"] == "0 A 2 C 4 A 6 C 8 B 11"
    assert found["options"] == ["各级 RR 2 > SJF", "并列规则：OSTEP"]
    assert found["steps"][1]["queues"] == [[0], [1]]
    assert found["steps"][-2]["why"] == "非空的最高一级是第 1 级"


def test_the_reason_of_highest_response_ratio_next_is_the_ratio():
    found = asked([("A", 0, 4), ("B", 1, 2), ("C", 1, 6)], "HRRN")

    ran = [each["why"] for each in found["steps"] if each["cause"] == "runs"]
    assert ran == [
        "highest response ratio: 1",
        "highest response ratio: 2.5",
        "highest response ratio: 1.83",
    ]


def test_the_quantum_is_swept_up_to_the_longest_burst():
    found = asked(FIVE, do="sweep", context_switch="0.5")

    assert [each["quantum"] for each in found["sweep"]] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]
    switches = [each["switches"] for each in found["sweep"]]
    assert switches == sorted(switches, reverse=True)


@pytest.mark.parametrize("burst", ["1/2", "100", "90000", "7.5"])
def test_a_sweep_has_a_bounded_number_of_quanta_and_ends_at_the_burst(burst):
    found = asked([("A", 0, burst), ("B", 1, burst)], do="sweep")

    quanta = [each["quantum"] for each in found["sweep"]]
    assert len(quanta) <= MOST_QUANTA + 1
    assert len(set(quanta)) == len(quanta)
    assert found["sweep"][-1]["switches"] == 1


@pytest.mark.parametrize("policy", ["FCFS", "SRTF"])
def test_as_many_jobs_with_as_long_numbers_as_there_may_be_are_answered(policy):
    denominators = (971, 977, 983, 991, 997)
    jobs = [
        (n, f"{10**12 - n}/{denominators[n % 5]}", f"{10**12 - 7 * n}/{800 + n}")
        for n in range(MOST_JOBS)
    ]

    found = asked(jobs, policy, context_switch="1/353")

    assert len(found["jobs"]) == MOST_JOBS


def test_what_is_wrong_is_told_instead():
    found = asked([("A", 0, "0")])

    assert found == {
        "faults": [
            {"field": {"row": 0, "column": "burst"}, "code": "positive", "value": "0"}
        ]
    }


def test_names_are_not_markup():
    found = asked([("<b>&", 0, 3)])

    assert "<b>" not in found["chart"]
    assert found["jobs"][0]["name"] == "<b>&"

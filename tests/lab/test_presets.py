"""Each exercise comes out as its book prints it."""

import json
from fractions import Fraction

import pytest

from conf.laboratory.answer import answer
from conf.laboratory.presets import presets

ALL = [
    pytest.param(each, id=f"{book['en'].split(':')[0]}-{each['where']}-{number}")
    for book in presets()
    for number, each in enumerate(book["presets"])
]


@pytest.mark.parametrize("preset", ALL)
def test_the_published_answer_is_ours(preset):
    question = {"do": "run", "setup": preset["setup"], "language": "en", "title": ""}

    found = json.loads(answer(json.dumps(question)))

    assert preset["published"]
    for key, text in preset["published"].items():
        if key == "finish":
            assert [job["finish"]["exact"] for job in found["jobs"]] == text.split()
            continue
        _, _, places = text.partition(".")
        ours = Fraction(found["average"][key]["exact"])
        assert abs(ours - Fraction(text)) < Fraction(1, 10 ** len(places))


def test_no_exercise_stands_there_twice():
    setups = [json.dumps(each.values[0]["setup"], sort_keys=True) for each in ALL]

    assert len(set(setups)) == len(setups)

"""The laboratory's page has all its words, and its Worker all its modules."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conf.laboratory.directive import facts
from conf.laboratory.interface import WORDS
from conf.laboratory.publish import modules
from examples.scheduling import POLICIES, Ties

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "conf/laboratory/page").glob("*.js"))


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_fill_the_same_braces(key):
    def braces(words):
        found = re.findall(r"\{(\w*)\}", words)
        numbers = iter(range(len(found)))
        return sorted(name or str(next(numbers)) for name in found)

    english, chinese = WORDS[key]

    assert braces(english) == braces(chinese)


def test_every_word_that_a_script_says_is_there():
    said = {
        key
        for script in SCRIPTS
        for key in re.findall(r'\bsay\("([^"]+)"', script.read_text("utf-8"))
    }

    assert said
    assert said <= WORDS.keys()
    assert WORDS.keys() >= {*POLICIES, *Ties.__members__}
    assert WORDS.keys() >= {f"short {name}" for name in Ties.__members__}


def test_every_fault_that_python_finds_can_be_told():
    source = (ROOT / "conf/laboratory/setup.py").read_text("utf-8")
    codes = set(re.findall(r'fault\((?:\{[^{}]*\}|field), "(\w+)"', source))
    codes |= {"number", "empty", "positive", "not_negative", "many_steps", "many_stops"}

    assert len(codes) > 10
    assert codes <= WORDS.keys()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_page_gets_facts_in_its_language(language):
    found = facts(language)

    assert found["words"]["run"] == {"en": "Run", "zh_CN": "运行"}[language]
    assert len(found["books"]) >= 5
    json.dumps(found)


def test_the_modules_for_the_worker_need_nothing_else(tmp_path):
    (tmp_path / "modules.zip").write_bytes(modules())
    program = (
        "import sys; sys.path.insert(0, 'modules.zip');"
        "from conf.laboratory import answer; print(answer.__file__)"
    )

    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stderr == ""
    assert "modules.zip" in done.stdout
    assert modules() == modules()

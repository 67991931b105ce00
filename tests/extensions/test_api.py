"""reference/api: what it shows of docstrings, in which language, and whether all."""

import re

import pytest

import examples.scheduling
from conf import messages
from examples._trace.file import parse_trace

pytestmark = pytest.mark.filterwarnings(  # sphinx-autodoc-typehints, not ours
    "ignore:.*set_application", "ignore:.*BuildEnvironment.app"
)
MODULE = '''
from typing import NamedTuple


class Pair(NamedTuple):
    """Two times, in
    milliseconds.

    The second is ``later``.
    """

    first: int  # above 0
    later: int


class Counter:
    """Counts."""

    step = 1  # by which it grows

    def add(self, times: int) -> int:
        """Return the sum."""
        return self.step * times  # no field
'''
PAGE = """# Page

```{eval-rst}
.. autoclass:: shown_by_test.Pair
.. autoclass:: shown_by_test.Counter
   :members:
```
"""
CHINESE = {
    "Two times, in": "两个时间，",
    "milliseconds.": "单位为毫秒。",
    "The second is ``later``.": "第二个是 ``later``。",
    "above 0": "大于 0",
    "Counts.": "计数。",
    "by which it grows": "每次增加的数",
    "Return the sum.": "返回总和。",
}


@pytest.fixture
def shown(docset, tmp_path, monkeypatch):
    """Return the page that documents the module, as text."""
    (tmp_path / "shown_by_test.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    docset.write("index.md", PAGE)
    autodoc = ["sphinx.ext.autodoc", "sphinx_autodoc_typehints", "conf.extensions.api"]

    def show(language="en", chinese=CHINESE):
        monkeypatch.setattr(messages, "known_chinese", lambda: chinese)
        docset.build(
            extensions=["myst_parser", *autodoc],
            language=language,
            always_document_param_types=True,
        )
        return " ".join(docset.page().get_text(" ").split())

    return show


def test_the_comment_behind_a_field_becomes_its_description(shown):
    text = shown()

    assert re.search(r"Parameters : first – above 0", text)
    assert re.search(r"Variables : step – by which it grows", text)
    assert "no field" not in text


def test_types_stand_beside_what_is_passed_and_returned(shown):
    assert "Parameters : times ( int ) Return type : int" in shown()


def test_a_chinese_page_says_all_of_it_in_chinese(shown, docset):
    text = shown("zh_CN")

    assert not docset.log
    for english, chinese in CHINESE.items():
        assert english.replace("``", "") not in text
        assert chinese.replace(" ``", " ").strip("`。") in text.replace(" 。", "。")


def test_a_text_without_chinese_is_a_warning_that_names_it(shown, docset):
    rest = {key: value for key, value in CHINESE.items() if key != "above 0"}

    text = shown("zh_CN", rest)

    assert "shown_by_test.Pair: no Chinese for “above 0”: make messages" in docset.log
    assert "above 0" in text


def test_all_that_scheduling_offers_is_on_the_page():
    page = messages.API.read_text("utf-8")
    documented = set(re.findall(r"^\.\. auto\w+:: .*\.(\w+)", page, re.MULTILINE))

    offered = set(examples.scheduling.__all__) - {"POLICIES"}  # the page names it

    assert offered <= documented, offered - documented
    assert "`POLICIES`" in page


def test_every_kind_of_event_that_was_recorded_is_in_the_table():
    page = messages.API.read_text("utf-8")
    listed = {
        kind
        for row in re.findall(r"^\| (`.*?) \|", page, re.M)
        for kind in re.findall(r"`([\w-]+)`", row)
    }

    recorded = {
        event.kind
        for file in messages.EXAMPLES.glob("*/*.trace")
        for event in parse_trace(file.read_text("utf-8")).events
    }

    assert recorded <= listed, recorded - listed


def test_the_catalogue_has_what_the_page_shows_besides_examples():
    texts = {text for _, _, text in messages.said_in("reference")}

    assert (
        "Read the text of a trace's file; raise TraceError if it is not one." in texts
    )
    assert "0 is the process's main thread" in texts
    assert not any("response ratio" in text for text in texts)

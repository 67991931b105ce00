"""What others show of a page: a description that is short, plain, and ends well."""

import pytest
from docutils.core import publish_doctree

from conf.extensions.summary import LONGEST, first_paragraph, shortened
from conf.translate import columns

LONG = "A process " + "waits for the other process " * 12 + "and ends."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One sentence.", "One sentence."),
        (f"Says it in short. {LONG}", "Says it in short."),
        ("互斥锁只放行一个进程。" * 12, "互斥锁只放行一个进程。" * 7),
        ("Python 3.11 or newer. " + "x" * 150, "Python 3.11 or newer."),
        ("", ""),
    ],
)
def test_whole_sentences_are_kept_as_far_as_they_fit(text: str, short: str):
    assert shortened(text) == short


@pytest.mark.parametrize("text", [LONG, "进程等待另一个进程，" * 20])
def test_a_long_sentence_is_cut_between_words(text: str):
    short = shortened(text)

    assert columns(short) <= LONGEST + 2
    assert short.endswith("…")
    assert text.startswith(short[:-1])
    assert short[-2] not in "，"
    assert (
        not (short[-2] + text[len(short) - 1]).isascii()
        or not text[len(short) - 1].isalpha()
    )


def test_the_first_paragraph_is_the_page_s_own_and_plain():
    tree = publish_doctree(
        "Title\n=====\n\n.. note:: Not this.\n\nSay ``join``\n*twice*.\n\nNor this.\n"
        "\nPart\n----\n\nNor this.\n",
        settings_overrides={"doctitle_xform": False},
    )

    assert first_paragraph(tree) == "Say join twice."

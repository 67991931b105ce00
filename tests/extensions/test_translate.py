"""Docstrings and comments in another language: what is replaced, and what never is."""

import pytest

from conf import messages
from conf.translate import (
    WIDTH,
    columns,
    program,
    texts,
    too_wide,
    translate,
    wrap,
)

SOURCE = '''\
"""Count to three.

It counts aloud,
one by one.

    run it
"""

LIMIT = 3  # seconds
# A comment that
# goes on below.
STEP = 1


def count() -> str:
    """Count."""
    text = "# no comment"  # said
    return text  # type: ignore[no-any-return]
'''


def test_each_text_is_named_with_its_line():
    assert [*texts(SOURCE)] == [
        (1, "Count to three."),
        (1, "It counts aloud, one by one."),
        (1, "    run it"),
        (9, "seconds"),
        (10, "A comment that goes on below."),
        (16, "Count."),
        (17, "said"),
    ]


def test_what_has_a_translation_is_replaced_and_nothing_else():
    chinese = {
        "Count to three.": "数到三。",
        "It counts aloud, one by one.": "逐个数出来。",
        "seconds": "秒",
        "A comment that goes on below.": "两行的注释。",
        "said": "说出的话",
    }

    assert (
        translate(SOURCE, chinese)
        == '''\
"""数到三。

逐个数出来。

    run it
"""

LIMIT = 3  # 秒
# 两行的注释。
STEP = 1


def count() -> str:
    """Count."""
    text = "# no comment"  # 说出的话
    return text  # type: ignore[no-any-return]
'''
    )


def test_a_long_paragraph_is_broken_to_fit_and_no_line_begins_with_a_mark():
    said = "父进程把任务放入队列，工作进程取出后执行（``queue.get``）。" * 8

    shown = translate(SOURCE, {"It counts aloud, one by one.": said})

    lines = shown.splitlines()[2:-15]
    assert "".join(lines).replace(" ", "").startswith(said[:40].replace(" ", ""))
    assert too_wide(shown) == []
    assert not any(line[:1] in "，。）" for line in lines if line)


def test_a_word_and_code_stay_whole():
    assert wrap("用 multiprocessing 启动", 10) == ["用", "multiprocessing", "启动"]
    assert wrap("写 ``a b c d e``，再写", 6) == ["写", "``a b c d e``，", "再写"]


def test_a_chinese_character_takes_two_columns():
    assert columns("fork 进程，") == 5 + 6


def test_a_comment_that_does_not_fit_is_found():
    wide = translate(SOURCE, {"seconds": "秒" * WIDTH})

    assert too_wide(wide) == [9]


@pytest.mark.parametrize("text", ['"""', "\\"])
def test_a_translation_that_would_break_the_program_is_refused(text: str):
    with pytest.raises((ValueError, SyntaxError)):
        translate(SOURCE, {"Count.": f"数。{text}"})


def test_a_program_is_the_same_whatever_its_docstrings_say():
    assert program(SOURCE) == program(SOURCE.replace("Count", "Zählen"))
    assert program(SOURCE) != program(SOURCE.replace("3", "4"))


@pytest.mark.parametrize("topic", messages.topics())
def test_every_example_can_be_taken_apart_and_put_together(topic: str):
    for path in messages.sources(topic):
        said = [text for _, text in texts(path.read_text("utf-8"))]

        same = translate(path.read_text("utf-8"), dict(zip(said, said, strict=True)))

        assert [text for _, text in texts(same)] == said, path.name

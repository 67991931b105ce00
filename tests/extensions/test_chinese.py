"""Emphasis beside Chinese punctuation, and lines joined without a space."""

import re

import pytest

# What CommonMark gets wrong, and what must stay as CommonMark has it.
EMPHASIS = [
    ("这是**“重点”**吗", "这是<strong>“重点”</strong>吗"),
    ("**进程（process）**是", "<strong>进程（process）</strong>是"),
    ("是**（一）**和", "是<strong>（一）</strong>和"),
    ("**警告：**不要", "<strong>警告：</strong>不要"),
    ("他说**“好。”**然后", "他说<strong>“好。”</strong>然后"),
    ("用*`fork`*启动", "用<em><code>fork</code></em>启动"),
    ("叫**`join()`**方法", "叫<strong><code>join()</code></strong>方法"),
    ("这叫*僵尸*。", "这叫<em>僵尸</em>。"),
    ("**《操作系统》**说", "<strong>《操作系统》</strong>说"),
    ("读**[注]**吧", "读<strong>[注]</strong>吧"),
    ("**a**b", "<strong>a</strong>b"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("a**“b”**c", "a**“b”**c"),
    ("snake_case_name", "snake_case_name"),
    ("变量_名_字", "变量_名_字"),
]

JOINS = [
    ("进程是资源\n分配的单位", "进程是资源分配的单位"),
    ("先到这里。\n再往下走", "先到这里。再往下走"),
    ("先到这里。\nPython 会等", "先到这里。Python 会等"),
    ("他说“好”\n然后走", "他说“好”然后走"),
    ("使用 Python\n写程序", "使用 Python\n写程序"),
    ("用 fork\n和 spawn", "用 fork\n和 spawn"),
    ("two words\nof English", "two words\nof English"),
    ("**重点**\n在这里", "<strong>重点</strong>在这里"),
    ("先走。\n**再停**。", "先走。<strong>再停</strong>。"),
]


@pytest.mark.parametrize(("text", "html"), EMPHASIS)
def test_emphasis(chinese, text, html):
    assert plain(chinese(text)) == html


@pytest.mark.parametrize(("text", "html"), JOINS)
def test_line_breaks_within_chinese_leave_no_space(chinese, text, html):
    assert plain(chinese(text)) == html


def test_a_break_before_code_leaves_no_space_after_a_full_stop(chinese):
    assert chinese("先走。\n`join` 再停。").startswith("先走。<code")


def test_code_keeps_its_lines(docset):
    docset.write("index.md", "# 题\n\n```text\n一行\n又一行\n```\n")

    docset.build("chinese", language="zh_CN")

    assert docset.page().pre.get_text() == "一行\n又一行\n"


def test_an_english_page_keeps_its_spaces(chinese):
    html = chinese("He said “yes”\n“no” and … that is all", language="en")

    assert html == "He said “yes”\n“no” and … that is all"


def plain(html: str) -> str:
    """Leave out what Sphinx adds to code."""
    return re.sub(r' class="[^"]*"|</?span[^>]*>', "", html)

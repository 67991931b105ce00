"""The example directive: what it shows, when it is built again, its complaints."""

import hashlib
import io
import json

import pytest
from babel.messages.pofile import read_po

SOURCE = '''"""Count to three."""

import os

LIMIT = 3
STEP: int = 1  # of one


def other() -> None:
    """Do nothing."""


# Said by the clerk.
@staticmethod
def count() -> None:
    """Count."""
    for number in range(LIMIT):
        print(number)


if __name__ == "__main__":
    count()
'''
PRINTED = "0\n1\n2\n"


@pytest.fixture
def counting(docset):
    docset.write("topic/count.py", SOURCE)
    docset.write("topic/count.out", PRINTED)
    docset.write("topic/court.py", SOURCE)
    docset.write("topic/__init__.py", "")
    docset.write("_hidden/secret.py", "")
    return docset


def show(docset, *options, name="topic/count", **config):
    lines = "\n".join(options)
    docset.write("index.md", f"# Page\n\n```{{example}} {name}\n{lines}\n```\n")
    return docset.build("example", **config)


def blocks(docset):
    return [pre.get_text() for pre in docset.page().select(".example pre")]


def verified(docset, *pythons, methods=("fork", "spawn", "forkserver"), **systems):
    runs = {f"{python}.1": list(methods) for python in pythons}
    source = hashlib.sha256(SOURCE.encode()).hexdigest()[:16]
    on = {"Linux x86_64": runs} | systems
    entry = {"source": source, "day": "2026-11-23", "on": on}
    docset.write("verified.json", json.dumps({"topic/count": entry}))


def footer(docset):
    return docset.page().select_one(".example-footer").get_text()


def test_it_shows_source_command_and_recorded_output(counting):
    show(counting)

    command = "$ python -m examples topic/count\n"
    assert blocks(counting) == [SOURCE, command, PRINTED]
    assert counting.log == ""


def test_the_file_is_named_and_can_be_downloaded(counting):
    show(counting)

    caption = counting.page().select_one(".code-block-caption")
    assert "examples/topic/count.py" in caption.get_text()
    link = caption.select_one("a[download]")
    saved = counting.out / "html" / link["href"]
    assert saved.name == "count.py"
    assert saved.read_text(encoding="utf-8") == SOURCE


def test_the_first_card_of_an_example_on_a_page_can_be_linked(counting):
    card = "```{example} topic/count\n:no-output:\n```\n"
    counting.write("index.md", f"# Page\n\n{card}\n{card}")

    counting.build("example")

    places = counting.page().select("#example-topic-count")
    assert len(places) == 1
    assert places[0].select_one(".headerlink")["href"] == "#example-topic-count"


def test_a_name_in_the_text_leads_to_the_card_on_this_page_or_the_first(counting):
    card = "```{example} topic/count\n:no-output:\n```\n"
    name = "{example}`topic/count`"
    counting.write("a.md", f"# A\n\n{card}")
    counting.write("b.md", f"# B\n\n{card}\n{name}\n")
    counting.write("index.md", f"# Page\n\n{name}\n\n```{{toctree}}\na\nb\n```\n")

    counting.build("example")

    link, own = (counting.page(page).select_one("p a") for page in ("index", "b"))
    assert (link["href"], link.get_text()) == ("a.html#example-topic-count", "count")
    assert own["href"] == "#example-topic-count"


def test_a_name_of_no_card_is_told_at_its_line_with_what_resembles_it(counting):
    card = "```{example} topic/count\n:no-output:\n```\n"
    counting.write("index.md", f"# Page\n\n{card}\n{{example}}`topic/cont`\n")

    counting.build("example")

    assert "no page shows the example 'topic/cont': there are topic/count" in (
        counting.log
    )
    assert "index.md:7" in counting.log


def test_parts_come_in_the_order_of_the_file_with_what_belongs_to_them(counting):
    show(counting, ":part: count, LIMIT, STEP")

    shown = blocks(counting)[0]
    assert shown.startswith("LIMIT = 3\nSTEP: int = 1  # of one\n\n\n# Said by")
    assert "@staticmethod\ndef count()" in shown
    assert "other" not in shown
    assert "import os" not in shown


def test_the_main_guard_is_a_part(counting):
    show(counting, ":part: __main__")

    assert blocks(counting)[0] == 'if __name__ == "__main__":\n    count()\n'


def test_docstrings_are_not_lit(counting):
    show(counting, ":mark: (?i)count")

    lit = [line.get_text() for line in counting.page().select(".hll")]
    assert not any('"""' in line for line in lit)
    assert "def count() -> None:\n" in lit


def test_marked_lines_are_lit_within_what_is_shown(counting):
    show(counting, ":part: count", r":mark: range\(")

    lit = [line.get_text() for line in counting.page().select(".hll")]
    assert lit == ["    for number in range(LIMIT):\n"]


def test_no_output_leaves_the_source_alone(counting):
    show(counting, ":no-output:")

    assert blocks(counting) == [SOURCE]
    assert counting.page().select(".example-footer, .example-output") == []


def test_a_tab_for_each_start_method_only_where_the_outputs_differ(counting):
    counting.write("topic/count.spawn.out", "0\n")

    show(counting)

    labels = [tab.get_text(strip=True) for tab in counting.page().select("label")]
    assert labels == ["fork", "spawn", "forkserver"]
    commands = [
        text.split("--start-method ")[1].strip() for text in blocks(counting)[1::2]
    ]
    assert commands == labels
    assert blocks(counting)[2::2] == [PRINTED, "0\n", PRINTED]
    assert counting.log == ""


def test_another_exit_code_makes_tabs_too_and_is_told(counting):
    counting.write(
        "examples.toml",
        '["topic/count".spawn]\nexit = 1\n'
        'stderr = ["RuntimeError:", "x\\\\(.*\\\\)"]\n',
    )

    show(counting)

    endings = [p.get_text() for p in counting.page().select(".example-ending")]
    assert endings == [
        "Ends with exit code 1. Standard error shows RuntimeError: … x(…)"
    ]
    assert len(counting.page().select("label")) == 3


def test_of_the_errors_that_may_come_the_first_is_shown(counting):
    counting.write(
        "examples.toml",
        '["topic/count"]\n'
        'stderr = ["(Key|Value)Error: can\'t (?:read|get|see) x\\\\(1\\\\)"]\n',
    )

    show(counting)

    ending = counting.page().select_one(".example-ending").get_text()
    assert ending == "Standard error shows KeyError: can't read x(1)"


def test_an_example_for_one_method_says_so_in_its_command(counting):
    counting.write("examples.toml", '["topic/count"]\nmethods = ["forkserver"]\n')

    show(counting)

    assert blocks(counting)[1].endswith("--start-method forkserver\n")


def test_an_example_that_prints_nothing_says_so(counting):
    counting.write("topic/count.out", "")

    show(counting)

    assert counting.page().select_one(".example-label").get_text() == "No output"


@pytest.mark.parametrize(
    "program",
    [
        "from examples.topic import count\n",
        "from examples.topic.count import LIMIT\n",
        "run('topic/count')\n",
    ],
)
def test_the_test_that_names_it_in_full_is_linked_or_the_test_of_all(counting, program):
    counting.write("../tests/topic/test_a.py", "count = 1  # topic/count\n")
    show(counting)
    everyone = counting.page().select_one(".example-footer a")["href"]
    counting.write("../tests/topic/test_numbers.py", program)

    show(counting)

    own = counting.page().select_one(".example-footer a")["href"]
    root = "https://host.example/us/blob/main/tests"
    assert everyone == f"{root}/test_examples.py"
    assert own == f"{root}/topic/test_numbers.py"


def test_verified_runs_are_summed_up(counting):
    verified(counting, "3.11", "3.12", "3.13", "3.15")

    show(counting)

    assert footer(counting).startswith(
        "Verified on Linux, Python 3.11 to 3.13 and 3.15, "
        "under fork, spawn and forkserver, 2026-11-23. "
    )


def test_only_methods_that_hold_everywhere_are_named(counting):
    verified(counting, "3.13", "3.14", macOS={"3.14.1": ["spawn"]}, methods=["spawn"])

    show(counting)

    assert footer(counting).startswith(
        "Verified on Linux, Python 3.13 to 3.14, under spawn; "
        "macOS, Python 3.14, under spawn, 2026-11-23. "
    )


def test_a_source_that_changed_since_is_not_called_verified(counting):
    verified(counting, "3.13")
    counting.write("topic/count.py", SOURCE + "\n# changed\n")

    show(counting)

    assert "Verified" not in footer(counting)


def test_what_it_needs_is_told(counting):
    counting.write(
        "examples.toml",
        '["topic/count"]\npython = "3.14"\nplatform = "linux"\nrequires = ["numpy"]\n',
    )

    show(counting)

    assert footer(counting).startswith("Needs Python 3.14 or newer, Linux and numpy. ")


def test_what_needs_its_topic_says_that_a_copy_takes_the_folder_along(docset):
    docset.write("topic/sum.py", '"""Add."""\n\nfrom examples.topic import add\n')
    docset.write("topic/sum.out", "3\n")

    show(docset, name="topic/sum")

    footer = docset.page().select_one(".example-footer").get_text()
    assert "take the folder examples/topic along" in footer
    assert "python sum.py" not in footer


def test_a_chinese_page_shows_the_same_in_chinese(counting):
    counting.write("topic/count.spawn.out", "")
    counting.write(
        "examples.toml",
        '["topic/count"]\npython = "3.12"\n'
        '["topic/count".spawn]\nexit = 1\nstderr = ["Error"]\n',
    )
    verified(counting, "3.12", "3.13", "3.15")

    show(counting, language="zh_CN")

    page = counting.page()
    labels = [p.get_text() for p in page.select(".example-label")]
    assert labels == ["输出", "没有输出", "输出"]
    ending = page.select_one(".example-ending").get_text()
    assert ending == "以退出码 1 结束。标准错误输出包含 Error"
    assert footer(counting) == (
        "需要 Python 3.12+。"
        "已验证：Linux，Python 3.12 至 3.13 和 3.15，fork、spawn 和 forkserver，"
        "2026-11-23。复制后用 python count.py 运行。另见它的测试。"
    )


CHINESE = """
msgid "Count to three."
msgstr "数到三。"

msgid "Said by the clerk."
msgstr "由工作进程打印。"

msgid "of one"
msgstr "步长"

msgid "Do nothing."
msgstr "不执行操作。"

msgid "Count."
msgstr "计数。"
"""


def in_chinese(source):
    for message in read_po(io.BytesIO(CHINESE.encode())):
        source = source.replace(message.id, message.string) if message.id else source
    return source


def test_a_source_with_one_text_untranslated_stays_english(counting, tmp_path):
    (tmp_path / "po").mkdir()
    part = CHINESE.replace('"计数。"', '""')
    (tmp_path / "po" / "topic.po").write_text(part, "utf-8")

    show(counting, language="zh_CN", messages_dir=str(tmp_path / "po"))

    assert blocks(counting)[0] == SOURCE


def test_a_chinese_page_shows_and_hands_out_chinese_docstrings(counting, tmp_path):
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "topic.po").write_text(CHINESE, "utf-8")
    translated = in_chinese(SOURCE)

    show(counting, language="zh_CN", messages_dir=str(tmp_path / "po"))

    assert blocks(counting)[0] == translated
    link = counting.page().select_one("a[download]")
    assert (counting.out / "html" / link["href"]).read_text("utf-8") == translated
    changed = CHINESE.replace("数到三", "从一数到三")
    (tmp_path / "po" / "topic.po").write_text(changed, "utf-8")
    again = counting.build(
        "example", language="zh_CN", messages_dir=str(tmp_path / "po")
    )
    assert again == ["index"]
    assert "从一数到三" in blocks(counting)[0]


def test_an_included_source_speaks_the_page_s_language_too(counting, tmp_path):
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "topic.po").write_text(CHINESE, "utf-8")
    include = "# Page\n\n```{literalinclude} ../../examples/topic/count.py\n```\n"
    counting.write("index.md", include)
    messages = {"messages_dir": str(tmp_path / "po")}

    counting.build("example", language="zh_CN", **messages)
    assert '"""数到三。"""' in counting.page().select_one("pre").get_text()
    counting.build("example", language="en", **messages)
    assert '"""Count to three."""' in counting.page().select_one("pre").get_text()


LONG = SOURCE.replace('three."""', 'three.\n\nOne.\nTwo.\nThree.\n"""')


def test_a_long_module_docstring_folds_below_its_first_line(counting):
    counting.write("topic/count.py", LONG)

    show_all = ["example", "accessible"]
    counting.write("index.md", "# Page\n\n```{example} topic/count\n```\n")
    counting.build(*show_all)

    page = counting.page()
    assert page.select_one("details.fold + pre .folded").get_text() == (
        "\nOne.\nTwo.\nThree.\n"
    )
    assert "4 more lines" in page.select_one(".fold summary").get_text()
    assert blocks(counting)[0] == LONG


def test_a_short_docstring_does_not_fold(counting):
    counting.write("index.md", "# Page\n\n```{example} topic/count\n```\n")
    counting.build("example", "accessible")

    assert not counting.page().select(".fold")


COMPLAINTS = [
    (
        ["topic/coumt"],
        "no example 'topic/coumt': there are topic/court, topic/count [docutils]",
    ),
    (
        ["topic/count", ":part: cuont"],
        "topic/count: no part 'cuont': there are count, other, LIMIT, STEP, __main__",
    ),
    (
        ["topic/count", ":mark: print(numbr)"],
        "topic/count: no line matches mark 'print(numbr)'; "
        "nearest lines: print(number) | ",
    ),
    (
        ["topic/count", ":mark: ("],
        "topic/count: mark '(' is no regular expression: ",
    ),
    (
        ["topic/court"],
        "no recorded output court.out of 'topic/court': "
        "there are count.out; make record writes it",
    ),
]


@pytest.mark.parametrize(("directive", "complaint"), COMPLAINTS)
def test_a_mistake_is_an_error_at_its_line_that_lists_what_exists(
    counting, directive, complaint
):
    name, *options = directive

    show(counting, *options, name=name)

    page = counting.docs / "index.md"
    assert counting.log.startswith(f"{page}:3: ERROR: {complaint}")


def test_an_unknown_option_is_an_error(counting):
    show(counting, ":lines: 1-3")

    assert f"{counting.docs / 'index.md'}:4: " in counting.log
    assert "Unknown option key: 'lines'" in counting.log


def test_a_mistake_is_told_again_by_the_next_build(counting):
    show(counting, name="topic/later")

    again = counting.build("example")

    assert again == ["index"]
    assert "no example 'topic/later'" in counting.log
    counting.write("topic/later.py", SOURCE)
    counting.write("topic/later.out", PRINTED)
    assert counting.build("example") == ["index"]
    assert counting.log == ""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("topic/count.py", SOURCE + "# more\n"),
        ("topic/count.out", "3\n"),
        ("topic/count.spawn.out", "4\n"),
        ("examples.toml", '["topic/count"]\npython = "3.14"\n'),
    ],
)
def test_a_change_builds_the_pages_that_show_it_and_no_other(counting, path, text):
    counting.write("topic/court.out", PRINTED)
    counting.write("other.md", "# Other\n\n```{example} topic/court\n```\n")
    counting.write("third.md", "# Third\n")
    assert show(counting) == ["index", "other", "third"]
    assert counting.build("example") == []

    counting.write(path, text)

    assert counting.build("example") == ["index"]


def test_new_verified_runs_build_the_pages_that_tell_of_them(counting):
    counting.write("other.md", "# Other\n")
    show(counting)

    verified(counting, "3.13")

    assert counting.build("example") == ["index"]
    assert "Python 3.13" in footer(counting)


def test_an_error_that_may_stay_away_is_said_to_be_possible(counting):
    counting.write(
        "examples.toml", '["topic/count"]\nstderr = ["1 leaked|\\\\A\\\\Z"]\n'
    )

    show(counting)

    ending = counting.page().select_one(".example-ending").get_text()
    assert ending == "Standard error may show 1 leaked"


def test_a_warning_that_python_hides_is_said_to_need_dev_mode(counting):
    counting.write(
        "examples.toml",
        '["topic/count"]\nstderr = ["ResourceWarning: unclosed file"]\n',
    )

    show(counting)

    ending = counting.page().select_one(".example-ending").get_text()
    assert ending == (
        "Under python -X dev, standard error shows ResourceWarning: unclosed file"
    )


def test_an_excerpt_says_that_the_whole_file_has_to_be_downloaded(counting):
    show(counting, ":part: count")

    assert "the whole file, downloaded, runs as python count.py" in footer(counting)

"""A page's first use of a glossary's term says what the term means."""

import pytest

GLOSSARY = """
# Glossary

```{glossary}
lock
锁
  A lock lets one process in at a time.
  It is a second sentence.
  See {ref}`the page of locks <locks>`.

reentrant lock
RLock
可重入锁
  Its holder can take it again.

queue
队列
  Holds items!

zombie
  What has ended, and was not reaped.
```
"""
LOCKS = """
(locks)=
# Locks

A lock, and a queue.
"""
PAGES = "```{toctree}\nglossary\nlocks\nother\n```\n"


@pytest.fixture
def uses(docset):
    """Return what a page with this text says: each word and its definition."""
    docset.write("glossary.md", GLOSSARY)
    docset.write("locks.md", LOCKS)
    docset.write("index.md", f"# Home\n\n{PAGES}")

    def of(text="Text.", page="other", **config):
        docset.write("other.md", f"# A lock\n\n{text}\n")
        docset.build("terms", **config)
        found = docset.page(page)
        return [
            (word.text, found.find(id=word["aria-describedby"]).text)
            for word in found.select(".term")
        ]

    return of


def test_the_first_use_has_the_other_name_and_one_sentence(uses):
    assert uses("One lock, another lock.\n\nA lock.") == [
        ("lock", "锁 A lock lets one process in at a time.")
    ]


def test_the_text_around_a_term_stays_and_the_rest_is_hidden(uses, docset):
    uses("Take a lock, then the queue.")
    paragraph = docset.page("other").select_one("section p")

    for definition in paragraph.select(".definition"):
        assert definition.has_attr("hidden")
        assert definition["role"] == "tooltip"
        definition.decompose()
    assert paragraph.text == "Take a lock, then the queue."
    assert [word["tabindex"] for word in paragraph.select(".term")] == ["0", "0"]


def test_the_longest_name_is_meant_and_every_name_counts(uses):
    assert uses("A reentrant lock.") == [
        ("reentrant lock", "可重入锁 Its holder can take it again.")
    ]
    assert [word for word, _ in uses("An RLock, or reentrant lock.")] == ["RLock"]


def test_several_of_it_or_a_capital_is_the_term_and_part_of_a_word_is_not(uses):
    assert [word for word, _ in uses("Locks and queues.")] == ["Locks", "queues"]
    assert uses("Block lock-free, unlocked or QUEUE.") == []


def test_a_term_without_another_name_has_its_definition_alone(uses):
    [(_, said)] = uses("A zombie.")

    assert said == "What has ended, and was not reaped."


@pytest.mark.parametrize(
    "text",
    [
        "`lock`",
        "```python\nlock\n```",
        "[a lock](https://host.example)",
        "## A lock",
        "| lock |\n|---|\n| lock |",
        "**lock**",
        "```{dropdown} lock\nlock\n```",
        "{ref}`a lock <locks>`",
    ],
)
def test_nothing_but_sentences_is_marked(uses, text):
    assert uses(text) == []


def test_a_list_and_a_note_are_sentences_too(uses):
    text = "- a lock\n\n```{note}\nA queue.\n```"

    assert [word for word, _ in uses(text)] == ["lock", "queue"]


def test_neither_the_glossary_nor_the_page_that_explains_it_is_marked(uses):
    assert uses(page="glossary") == []
    assert [word for word, _ in uses(page="locks")] == ["queue"]


def test_six_at_most_the_longest_of_them_in_the_page_s_order(uses, docset):
    names = ["aa", "cccc", "bbb", "ff", "ggggg", "dddd", "eeee", "hhh"]
    entries = "\n\n".join(f"{name}\n  It is {name}." for name in names)
    docset.write("glossary.md", f"# G\n\n```{{glossary}}\n{entries}\n```\n")
    docset.write("locks.md", "(locks)=\n# Locks\n")

    marked = [word for word, _ in uses(f"{', '.join(names)}.")]

    assert marked == ["cccc", "bbb", "ggggg", "dddd", "eeee", "hhh"]


def test_chinese_terms_stand_within_the_sentence(uses, docset):
    docset.write(
        "glossary.md",
        "# 术语\n\n```{glossary}\n信号\nsignal\n  信号是一种通知。还有。\n\n"
        "信号量\nsemaphore\n  信号量是计数器。\n```\n",
    )
    docset.write("locks.md", "(locks)=\n# 锁\n")

    assert uses("释放信号量后发送信号即可。", language="zh_CN") == [
        ("信号量", "semaphore 信号量是计数器。"),
        ("信号", "signal 信号是一种通知。"),
    ]


def test_a_changed_definition_changes_every_page(uses, docset):
    uses("A queue.")
    docset.write("glossary.md", GLOSSARY.replace("Holds", "Keeps"))
    read = docset.build("terms")

    assert read == ["glossary"]
    assert "Keeps items" in docset.page("other").text

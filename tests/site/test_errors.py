"""The page of errors: what errors.toml says is true, linked, and found when pasted."""

import ast
import importlib.util
import multiprocessing
import os
import pickle
import queue
import re
import signal
import sqlite3
import sys
import tempfile
import threading
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from mmap import mmap
from multiprocessing import Process, connection
from multiprocessing.pool import Pool
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import pytest

from conf.chinese_lint import findings
from conf.pages import DOCS, sections
from examples import _catalogue
from examples._catalogue import METHODS
from examples._errors import GROUPS, LANGUAGES, load

from .test_search import ask

ENTRIES = load()
EXAMPLES = _catalogue.load()
SITES = {"en": "en", "zh": "zh-cn"}
VALUES = {
    "address": "7f3bdc94a2e0",
    "character": "x",
    "class": "Lock",
    "exception": "ValueError: no such account",
    "function": "worker",
    "host": "10.0.0.5",
    "job": "backup",
    "method": "forker",
    "mode": "r+",
    "module": "__main__",
    "name": "worker",
    "names": "['/tmp', '/var/tmp', '/usr/tmp', '/srv']",
    "number": "8",
    "path": "/home/ana/shop/orders.py",
    "pid": "31337",
    "port": "6379",
    "process": "Process-3",
    "shape": "(480,800)",
    "total": "40",
    "value": "<Report object at 0x7f90c1>",
}
OTHERS = VALUES | {
    "address": "10a4c6e30",
    "character": "\\x1f",
    "class": "Queue",
    "exception": "OSError: disk is gone",
    "function": "resize_image",
    "module": "thumbnails",
    "name": "resize_image",
    "number": "3",
    "path": "C:\\Users\\Li\\thumbnails.py",
    "pid": "402",
    "process": "ForkPoolWorker-12",
    "value": "<_io.BytesIO object at 0x10a4>",
}
SAID = re.compile(r"[\w.]*(?:Error|Warning|Interrupt|Empty|Full)\b")


def fits(pattern, entry):
    """Say whether a pattern of examples.toml can be found in an entry's text."""
    return any(
        re.search(
            pattern, entry.said("en", VALUES | {"number": n, "exception": pattern})
        )
        for n in ("1", "8")
    )


def is_symptom(entry):
    """Say whether an entry has no text that Python prints."""
    return entry.text["en"] != entry.text["zh"]


def patterns(example, method=""):
    """Return what an example may say on stderr, under one start method or any."""
    methods = [method] if method else METHODS
    return {pattern for each in methods for pattern in example.under(each).stderr}


def outputs(example, method):
    """Return what an example has printed, under one start method or any."""
    methods = [method] if method else example.settings.methods
    return [example.record(each).read_text("utf-8") for each in methods]


def test_there_are_at_least_ninety_entries_and_some_in_each_group():
    assert len(ENTRIES) >= 90
    assert {entry.group for entry in ENTRIES} == set(GROUPS)


def test_no_two_entries_have_the_same_text_and_place():
    seen = {(entry.text["en"], entry.where["en"]) for entry in ENTRIES}

    assert len(seen) == len(ENTRIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_every_entry_once_and_links_to_its_section(language, pages):
    page = pages[f"{SITES[language]}/reference/errors.html"]
    terms = [term["id"] for term in page.select("dl.errors dt")]

    assert sorted(terms) == sorted(f"error-{entry.id}" for entry in ENTRIES)
    for entry in ENTRIES:
        term = page.find(id=f"error-{entry.id}")
        assert term.select_one("a.headerlink")["href"] == f"#error-{entry.id}"
        links = term.find_next_sibling("dd").select("p:nth-of-type(2) a[href*='#']")
        assert links[-1]["href"].endswith(f"#{entry.see}"), entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_links_to_a_label(language):
    labels = {
        label
        for page in (DOCS / language).rglob("*.md")
        for section in sections(page.read_text("utf-8"))
        for label in section.label.split()
    }

    assert {entry.see for entry in ENTRIES} - labels == set()


def test_the_chinese_has_the_typography_of_the_pages():
    lines = [
        text["zh"] for e in ENTRIES for text in (e.means, e.cure, e.where) if text["zh"]
    ]

    assert findings("\n\n".join(lines)) == []


@pytest.mark.parametrize("name", [n for n, e in EXAMPLES.items() if patterns(e)])
def test_whatever_an_example_says_on_stderr_has_an_entry(name):
    mine = [entry for entry in ENTRIES if name in entry.seen]
    lost = {
        pattern
        for pattern in patterns(EXAMPLES[name])
        if not any(fits(pattern, entry) for entry in mine)
    }

    assert lost == set()


@pytest.mark.parametrize(
    ("entry", "name"),
    [pytest.param(e, name, id=f"{e.id}-{name}") for e in ENTRIES for name in e.seen],
)
def test_an_example_that_is_named_shows_the_text(entry, name):
    example = EXAMPLES[name]
    printed = outputs(example, entry.method)
    told = any(fits(pattern, entry) for pattern in patterns(example, entry.method))

    if entry.shows:
        assert any(entry.shows in text for text in printed)
    elif not told:
        assert any(entry.pattern().search(text) for text in printed)


@cache
def words_of(module):
    """Return every text and name in the source of a module, in one line."""
    source = importlib.util.find_spec(module.removesuffix(".py").replace("/", "."))
    words = []
    for node in ast.walk(ast.parse(Path(source.origin).read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts = [getattr(part, "value", "") for part in node.values]
            words.append("".join(part for part in parts if isinstance(part, str)))
        for name in ("value", "attr", "name", "id"):
            if isinstance(word := getattr(node, name, None), str):
                words.append(word)
    return " ".join(" ".join(words).split())


FROM_SOURCE = [e for e in ENTRIES if e.docs.endswith(".py") and ":" not in e.docs]


@pytest.mark.parametrize("entry", FROM_SOURCE, ids=lambda entry: entry.id)
def test_the_module_that_is_named_says_the_text(entry):
    if not entry.holds(sys.version_info[:3]):
        pytest.skip(f"reads so in {entry.versions}")
    said = re.sub(r"^[\w.]+: |^(\w+\.)+", "", entry.text["en"])
    parts = re.split(r"\{\w+\}|'", said)

    assert [
        p for p in parts if p.strip() and p.strip() not in words_of(entry.docs)
    ] == []


def first_name():
    """Be replaced below."""


before = first_name


def first_name():
    """Have the name of another."""


def shared_block():
    """Close a block that a view still looks into."""
    block = SharedMemory(create=True, size=10)
    view = block.buf[:1]
    try:
        block.close()
    finally:
        view.release()
        block.close()
        block.unlink()


def empty_file(length):
    """Map a file that is too short."""
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * bool(length))
        file.flush()
        mmap(file.fileno(), length)


def in_a_thread(function):
    """Call in another thread, and raise here what it raises there."""
    raised = []

    def call():
        try:
            function()
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    raise raised[0]


def blocking_wakeup():
    """Give Python a descriptor that may block."""
    reader, writer = os.pipe()
    try:
        signal.set_wakeup_fd(writer)
    finally:
        os.close(reader)
        os.close(writer)


RAISED = {
    "pickle-local-pickle": lambda: pickle.dumps(lambda: 0),
    "pickle-local-get": lambda: pickle.dumps(lambda: 0),
    "pickle-local": lambda: pickle.dumps(lambda: 0),
    "pickle-lookup": lambda: pickle.dumps(LAMBDA),
    "pickle-not-found": lambda: pickle.dumps(LAMBDA),
    "pickle-not-same": lambda: pickle.dumps(before),
    "pickle-thread-lock": lambda: pickle.dumps(queue.Queue()),
    "pickle-thread-rlock": lambda: pickle.dumps(threading.Condition()),
    "pickle-generator": lambda: pickle.dumps(x for x in ()),
    "pickle-file-old": lambda: pickle.dumps(sys.__stderr__),
    "pickle-file": lambda: pickle.dumps(sys.__stderr__),
    "pickle-sqlite": lambda: pickle.dumps(sqlite3.connect(":memory:")),
    "pickle-module": lambda: pickle.dumps(sys),
    "pickle-authentication": lambda: pickle.dumps(Process()),
    "through-inheritance": lambda: pickle.dumps(multiprocessing.Queue()),
    "no-context": lambda: multiprocessing.get_context("frok"),
    "deamon": lambda: Process(deamon=True),
    "group-argument": lambda: Process(print),
    "args-not-iterable": lambda: Process(args=7),
    "too-many-arguments": lambda: (lambda name: name)(*"worker 1"),
    "missing-argument": lambda: (lambda name: name)(),
    "ran-out-of-input": lambda: pickle.loads(b""),
    "pickle-truncated": lambda: pickle.loads(pickle.dumps("x" * 30)[:20]),
    "invalid-load-key": lambda: pickle.loads(b"\xff"),
    "join-before-start": lambda: Process().join(),
    "terminate-none": lambda: Process().terminate(),
    "no-such-process": lambda: os.kill(2**22 + 1, 0),
    "no-child-processes": lambda: os.waitpid(2**22 + 1, 0),
    "signal-in-thread": lambda: in_a_thread(
        lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    ),
    "wakeup-blocking": blocking_wakeup,
    "max-workers-zero": lambda: ProcessPoolExecutor(0),
    "pool-of-zero": lambda: Pool(0),
    "released-too-often": lambda: multiprocessing.Lock().release(),
    "recursive-not-owned": lambda: multiprocessing.RLock().release(),
    "manager-rlock": lambda: threading.RLock().release(),
    "release-unlocked": lambda: threading.Lock().release(),
    "no-locked": lambda: multiprocessing.Lock().locked(),
    "condition-wait": lambda: multiprocessing.Condition().wait(),
    "condition-notify": lambda: multiprocessing.Condition().notify(),
    "broken-barrier": lambda: multiprocessing.Barrier(2).wait(timeout=0),
    "queue-empty": lambda: multiprocessing.Queue().get_nowait(),
    "task-done": lambda: multiprocessing.JoinableQueue().task_done(),
    "write-only": lambda: multiprocessing.Pipe(duplex=False)[1].recv(),
    "read-only": lambda: multiprocessing.Pipe(duplex=False)[0].send(1),
    "recv-eof": lambda: multiprocessing.Pipe()[0].recv(),
    "exported-pointers": shared_block,
    "block-not-found": lambda: SharedMemory("nobody-made-it"),
    "block-size": lambda: SharedMemory(create=True),
    "mmap-empty": lambda: empty_file(0),
    "mmap-too-long": lambda: empty_file(10),
    "plus-synchronized": lambda: multiprocessing.Value("i") + 1,
    "authkey-bytes": lambda: connection.Listener(authkey="key"),
    "path-too-long": lambda: connection.Listener("/tmp/" + "x" * 120),
    "connection-refused": lambda: connection.Client(("127.0.0.1", 9)),
}
LAMBDA = lambda: 0  # noqa: E731


@pytest.mark.skipif(sys.platform != "linux", reason="other systems number errors anew")
@pytest.mark.parametrize("name", RAISED)
def test_python_says_the_text(name):
    [entry] = [entry for entry in ENTRIES if entry.id == name]
    if not entry.holds(sys.version_info[:3]):
        pytest.skip(f"reads so in {entry.versions}")

    with pytest.raises(Exception) as raised:  # noqa: PT011
        RAISED[name]()

    said = traceback.format_exception_only(raised.value)[0]
    assert entry.pattern().match(said)


def alike(one, other):
    """Say whether two entries have the same words, so that a text can't tell them."""
    return re.findall(r"\w+", one.said("en", BLANK)) == re.findall(
        r"\w+", other.said("en", BLANK)
    )


BLANK = dict.fromkeys(VALUES, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("values", [VALUES, OTHERS], ids=["one", "another"])
@pytest.mark.parametrize("pasted", ["text", "traceback", "place"])
def test_a_pasted_text_finds_its_entry(site, language, values, pasted, request):
    by_day = OTHERS if pasted == "traceback" else VALUES
    if values is not by_day and not request.config.getoption("nightly"):
        pytest.skip("make nightly pastes each text with other values too")
    entries = {
        "text": ENTRIES,
        "traceback": [e for e in ENTRIES if SAID.match(e.text["en"])],
        "place": [e for e in ENTRIES if e.where["en"]],
    }[pasted]
    queries = [paste(entry, language, values, pasted) for entry in entries]
    by_anchor = {f"error-{entry.id}": entry for entry in ENTRIES}
    missed, second = [], []
    for entry, answer in zip(entries, ask(site, SITES[language], queries), strict=True):
        [first, *others] = answer["pages"]
        if first != "reference/errors":
            found = is_symptom(entry) and others[:1] == ["reference/errors"]
            (second if found else missed).append((entry.id, first))
        else:
            other = by_anchor.get(answer["anchor"])
            right = (
                other is entry if pasted == "place" else other and alike(entry, other)
            )
            if not right:
                missed.append((entry.id, answer["anchor"]))

    assert missed == []
    assert len(second) <= 3, second  # symptoms that a page is about


def paste(entry, language, values, pasted):
    """Return what a reader copies from the terminal, or types."""
    text = entry.said(language, values)
    if pasted == "place":
        return f"{text} {entry.where[language]}".replace("`", "")
    if pasted == "traceback":
        file = (
            '  File "/home/ana/shop/orders.py", line 31, in main\n    handle(order)\n'
        )
        return f"Traceback (most recent call last):\n{file}{text}\n"
    return text

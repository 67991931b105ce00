"""The Chinese of the examples is whole, belongs to what they say now, and runs."""

import re
import shutil
import sys
import zlib
from pathlib import Path

import pytest

from conf import messages
from conf.translate import program, too_wide, translate
from examples import _catalogue
from tests.harness.interpreters import ask
from tests.harness.output import numbered
from tests.harness.report import faults, report
from tests.harness.run import run_example

TOPICS = messages.topics()
HAN = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_IS_RIGHT = re.compile(r"[\W\d]*|``[^`]*``")
OF_EVERY = 20  # one example in so many is run in Chinese, all of them at night


def chinese(topic: str) -> dict[str, str]:
    return messages.chinese(messages.catalogue_path(topic))


@pytest.mark.parametrize("topic", TOPICS)
def test_no_text_is_without_chinese(topic: str):
    missing = messages.missing(topic)

    assert not missing, "\n".join(map(str, missing))


@pytest.mark.parametrize("topic", TOPICS)
def test_no_chinese_is_left_of_what_an_example_said_once(topic: str):
    left = messages.stale(topic)

    assert not left, "\n".join(map(str, left))


@pytest.mark.parametrize("topic", TOPICS)
def test_the_catalogue_is_as_make_messages_writes_it(topic: str):
    assert messages.is_current(topic), "run make messages"


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_said_in_chinese_fits_and_changes_no_program(topic: str):
    for path in messages.sources(topic):
        source = path.read_text("utf-8")
        shown = translate(source, chinese(topic))
        assert program(shown) == program(source)
        wide = [line for line in too_wide(shown) if shown != source]
        before = len(too_wide(source))
        assert len(wide) <= before, f"{path.name}: lines {wide} are too wide"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_translation_is_chinese_and_short(topic: str):
    for english, said in chinese(topic).items():
        if HAN.search(said):
            most = max(60, len(english) // 3)  # a paragraph of many facts
            assert len(HAN.findall(said)) <= most, f"more than {most}: {said}"
        else:
            assert ENGLISH_IS_RIGHT.fullmatch(said) or said == english, said


def test_chinese_that_is_marked_fuzzy_counts_as_missing(tmp_path: Path):
    path = tmp_path / "topic.po"
    entry = 'msgid "{0}"\nmsgstr "数"\n'
    texts = [entry.format("One."), "#, fuzzy\n" + entry.format("Two.")]
    path.write_text("\n".join(texts), encoding="utf-8")

    assert messages.chinese(path) == {"One.": "数"}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the examples as the Chinese pages hand them out."""
    root = tmp_path_factory.mktemp("translated")
    skip = shutil.ignore_patterns("__pycache__", "*.trace")
    shutil.copytree(messages.EXAMPLES, root / "examples", ignore=skip)
    for topic in TOPICS:
        for path in messages.sources(topic):
            copy = root / path.relative_to(messages.ROOT)
            source = path.read_text("utf-8")
            words = messages.chinese_for(source, messages.catalogue_path(topic))
            shown = translate(source, words)
            copy.write_text(shown, encoding="utf-8", newline="\n")
    return root


def is_translated(example: _catalogue.Example) -> bool:
    """Tell whether the page hands out a Chinese copy, or one of what it imports."""
    catalogue = messages.catalogue_path(example.topic)
    own = messages.chinese_for(example.source.read_text("utf-8"), catalogue)
    return example.needs_topic or bool(own)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the copies that the pages hand out; by day some of them, by lot."""
    if "example" in metafunc.fixturenames:
        some = [
            example
            for example in _catalogue.load().values()
            if metafunc.config.getoption("nightly")
            or not zlib.crc32(example.name.encode()) % OF_EVERY
        ]
        translated = [*filter(is_translated, some)]
        names = [example.name for example in translated]
        metafunc.parametrize("example", translated, ids=names)


def test_the_chinese_copy_runs_and_prints_the_same(
    example: _catalogue.Example, translated: Path
):
    method = example.reference
    if obstacle := example.obstacle(method, ask(sys.executable).here):
        pytest.skip(obstacle)
    wants = example.under(method)

    run = run_example(example.name, method, root=translated, timeout=wants.timeout)

    found = faults(run, wants, numbered(example.record(method).read_text("utf-8")))
    if found:
        pytest.fail(report(f"{example.name} in Chinese", run, found), pytrace=False)

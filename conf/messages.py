"""The Chinese of the examples' docstrings and comments: docs/zh/_examples/TOPIC.po.

``reference.po`` has that of the other docstrings that the page reference/api shows.
``python -m conf.messages`` brings these catalogues up to date: new texts are added
empty, those that are gone are removed, and those that moved keep their Chinese. Where
a text has changed a little, its old Chinese stays, marked ``fuzzy``, and counts as
missing until somebody has looked at it and taken the mark away.
"""

from __future__ import annotations

import inspect
import pydoc
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from .pages import DOCS, ROOT
from .translate import comments, paragraphs, texts

FOLDER = DOCS / "zh" / "_examples"
EXAMPLES = ROOT / "examples"
TOPICS = "[!_]*/__init__.py"
API = DOCS / "en" / "reference" / "api.md"
SHOWN = re.compile(r"^\.\. auto\w+:: ((?!examples\.scheduling\.)\S+)", re.MULTILINE)
FIELD = re.compile(r" {4}(\w+)(?::| =)")
FEW = 20  # texts without Chinese that are worth naming
HEAD = """\
# Chinese for the docstrings and comments of {whose}.
# `make messages` adds and removes entries; the Chinese is written by hand.
msgid ""
msgstr ""
"Language: zh_CN\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class Finding(NamedTuple):
    """A text without Chinese, or Chinese without its text: where, and what."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.line}: {self.what}"


def topics() -> list[str]:
    """Return the folders of examples, and that of the page with other docstrings."""
    return sorted(
        [API.parent.name, *(path.parent.name for path in EXAMPLES.glob(TOPICS))]
    )


def sources(topic: str) -> list[Path]:
    """Return the files of a topic that pages may show."""
    found = (EXAMPLES / topic).rglob("[!_]*.py")
    return sorted(path for path in found if "__pycache__" not in path.parts)


def said_in(topic: str) -> Iterator[tuple[Path, int, str]]:
    """Yield the texts of a topic in order, each with its file and line."""
    if topic == API.parent.name:
        yield from said_of_shown()
    for path in sources(topic):
        for line, text in texts(path.read_text("utf-8")):
            yield path, line, text


def said_of_shown() -> Iterator[tuple[Path, int, str]]:
    """Yield the texts that reference/api shows, but for those of examples."""
    for name in SHOWN.findall(API.read_text("utf-8")):
        thing: Any = pydoc.locate(name)
        path, (_, line) = Path(inspect.getfile(thing)), inspect.getsourcelines(thing)
        for text in paragraphs(inspect.getdoc(thing) or ""):
            yield path, line, text
        for _, text in field_comments(thing):
            yield path, line, text


def field_comments(thing: object) -> Iterator[tuple[str, str]]:
    """Yield the fields of a class with the comments behind them."""
    if not inspect.isclass(thing):
        return
    source = dedent(inspect.getsource(thing))
    lines = source.splitlines()
    for block in comments(source):
        if found := FIELD.match(lines[block.first[0] - 1]):
            yield found[1], block.texts[0]


def catalogue_path(topic: str) -> Path:
    """Return where a topic's Chinese lies."""
    return FOLDER / f"{topic}.po"


def read_catalogue(path: Path) -> Catalog:
    """Return a catalogue, an empty one if there is none yet."""
    if not path.is_file():
        return Catalog(locale="zh_CN")
    return read_po(BytesIO(path.read_bytes()), locale="zh_CN")


def entries(catalogue: Catalog) -> Iterator[Message]:
    """Yield the entries of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def is_done(message: Message | None) -> bool:
    """Tell whether there is Chinese that somebody has agreed to."""
    return bool(message and message.string and not message.fuzzy)


@cache
def _chinese(path: Path, _changed: int) -> dict[str, str]:
    found = entries(read_catalogue(path))
    return {str(one.id): str(one.string) for one in found if is_done(one)}


def chinese(path: Path) -> dict[str, str]:
    """Return the Chinese in a catalogue by its English, anew when it has changed."""
    return _chinese(path, path.stat().st_mtime_ns) if path.is_file() else {}


def chinese_for(source: str, catalogue: Path) -> dict[str, str]:
    """Return the Chinese for a source, or nothing unless all of it has some."""
    done = chinese(catalogue)
    return done if all(text in done for _, text in texts(source)) else {}


def template(topic: str) -> Catalog:
    """Return the texts of a topic, in order, each with the files that say it."""
    found = Catalog()
    for path, _, text in said_in(topic):
        found.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return found


def updated(topic: str, known: dict[str, str]) -> str:
    """Return a topic's catalogue as it should be; ``known`` is all Chinese there is."""
    catalogue = read_catalogue(catalogue_path(topic))
    catalogue.update(template(topic))
    for message in entries(catalogue):
        if not is_done(message) and message.id in known:
            message.string = known[str(message.id)]
            message.flags.discard("fuzzy")
    out = BytesIO()
    options = {"omit_header": True, "ignore_obsolete": True, "include_lineno": False}
    write_po(out, catalogue, width=88, **options)
    whose = (
        "what reference/api shows" if topic == API.parent.name else f"examples/{topic}"
    )
    return HEAD.format(whose=whose) + out.getvalue().decode().lstrip("\n")


def missing(topic: str) -> list[Finding]:
    """Name the texts that have no Chinese yet."""
    done = chinese(catalogue_path(topic))
    return [
        Finding(path, line, f"no Chinese for “{text}”: make messages")
        for path, line, text in said_in(topic)
        if text not in done
    ]


def stale(topic: str) -> list[Finding]:
    """Name the entries that no example says any more."""
    said = {message.id for message in entries(template(topic))}
    return [
        Finding(
            catalogue_path(topic),
            int(message.lineno or 0),
            f"nothing says “{message.id}”: make messages",
        )
        for message in entries(read_catalogue(catalogue_path(topic)))
        if message.id not in said
    ]


def known_chinese() -> dict[str, str]:
    """Return all the Chinese there is: a text may move to another topic."""
    known: dict[str, str] = {}
    for topic in topics():
        known |= chinese(catalogue_path(topic))
    return known


def is_current(topic: str) -> bool:
    """Tell whether a catalogue is as ``make messages`` writes it."""
    path = catalogue_path(topic)
    return path.read_text("utf-8") == updated(topic, known_chinese())


def main() -> None:
    """Write every catalogue anew, and say what is missing."""
    known = known_chinese()
    FOLDER.mkdir(exist_ok=True)
    for topic in topics():
        text = updated(topic, known)
        catalogue_path(topic).write_text(text, encoding="utf-8", newline="\n")
        found = missing(topic)
        print(f"{topic}.po: {len(found)} texts without Chinese")
        for finding in found if len(found) <= FEW else ():
            print("-", finding)


if __name__ == "__main__":
    main()

"""Know the errors: what errors.toml says about each text and symptom.

Used by the site's page of errors and by the tests. It imports no example.
"""

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("errors.toml")
LANGUAGES = ("en", "zh")
GROUPS = (
    *("start", "child", "process", "pool", "lock", "queue"),
    *("memory", "network", "file", "library", "silent"),
)
METHODS = ("fork", "spawn", "forkserver")
SHAPES = {
    "id": re.compile(r"[a-z][a-z0-9-]*"),
    "see": re.compile(r"[a-z][a-z0-9-]*"),
    "seen": re.compile(r"[a-z]+/\w+"),
    "shows": re.compile(r".+"),
    "docs": re.compile(r"https://\S+|[\w/]+\.py"),
    "versions": re.compile(
        r"(?:(?P<library>[A-Za-z][\w-]*) )?(?P<first>\d+(?:\.\d+)*)"
        r"(?P<on>\+)?(?: to (?P<last>\d+(?:\.\d+)*))?"
    ),
}
BOTH = ("means", "cure", "where")  # in every language; a symptom's text as well
REQUIRED = ("id", "group", "text", "means", "cure", "see")
OPTIONAL = ("where", "versions", "seen", "method", "shows", "docs")
_place = re.compile(r"\{(\w+)\}")


class ErrorsError(Exception):
    """errors.toml says something that can't be right."""


class Entry(NamedTuple):
    """One error: what it says and means, what helps, and how we know.

    A text has ``{name}`` where it differs from time to time.
    """

    id: str
    group: str  # one of GROUPS: where it appears
    text: dict[str, str]  # by language; of an error the same in each
    means: dict[str, str]  # in MyST, as is the cure
    cure: dict[str, str]
    see: str  # the label of a section
    where: dict[str, str] = {"en": "", "zh": ""}  # noqa: RUF012 - if the text doesn't tell
    versions: str = "3.11+"  # that it reads so in
    seen: tuple[str, ...] = ()  # examples that show it
    method: str = ""  # the start method that they show it under; empty: any
    shows: str = ""  # what they print, if it isn't the text itself
    docs: str = ""  # otherwise: a module of the standard library, or an address

    def said(self, language: str, values: dict[str, str]) -> str:
        """Return the text with the variable places filled in."""
        return _place.sub(lambda place: values[place[1]], self.text[language])

    def pieces(self, language: str) -> list[tuple[str, bool]]:
        """Return the text in pieces, each with whether it is a variable place."""
        parts = _place.split(self.text[language])
        return [(part, bool(n % 2)) for n, part in enumerate(parts) if part]

    def reads_so(self) -> dict[str, str | None]:
        """Return the parts of its versions: library, first, on (a +) and last."""
        found = SHAPES["versions"].fullmatch(self.versions)
        return found.groupdict() if found else {}

    def holds(self, version: tuple[int, ...]) -> bool:
        """Say whether a Python of this version says it; a library's text never."""
        parts = self.reads_so()
        first, last = (as_version(parts[key]) for key in ("first", "last"))
        if parts["library"] or version[: len(first)] < first:
            return False
        if parts["on"]:
            return True
        return version[: len(last or first)] <= (last or first)

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the text, whatever stands in its variable places."""
        pieces = self.pieces(LANGUAGES[0])
        return re.compile("".join(".+?" if v else re.escape(t) for t, v in pieces))


def as_version(text: str | None) -> tuple[int, ...]:
    """Turn "3.12" into something that compares as a version does."""
    return tuple(map(int, text.split("."))) if text else ()


def load(file: Path = FILE) -> list[Entry]:
    """Return the entries in their order; a fault names the entry and the key."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ErrorsError(f"{file.name}: {error}") from None
    if set(data) != {"error"} or not isinstance(data["error"], list):
        raise ErrorsError(f"{file.name}: it is a list of [[error]], and nothing else")
    entries: list[Entry] = []
    for number, table in enumerate(data["error"], 1):
        where = f"{file.name}, entry {number} ({table.get('id', 'without id')})"
        entry = check(where, table)
        if entry.id in {other.id for other in entries}:
            raise ErrorsError(f"{where}: id: another entry has it already")
        entries.append(entry)
    return entries


def check(where: str, table: dict[str, Any]) -> Entry:
    """Make an entry out of its table; complain about what can't be right."""
    for key in REQUIRED:
        if key not in table:
            raise ErrorsError(f"{where}: {key} is missing")
    for key in table:
        known = (*REQUIRED, *OPTIONAL)
        if key not in known:
            raise ErrorsError(f"{where}: no key {key!r}; there are {', '.join(known)}")
    if ("seen" in table) == ("docs" in table):
        raise ErrorsError(f"{where}: seen or docs: it needs one of them")
    values = {key: value_of(where, key, value) for key, value in table.items()}
    for key in ("method", "shows"):
        if key in values and "seen" not in values:
            raise ErrorsError(f"{where}: {key}: it belongs to seen, which is missing")
    return Entry(**values)


def value_of(where: str, key: str, value: Any) -> Any:
    """Return the value of one key as Entry has it."""
    if key == "text" and type(value) is str:
        value = dict.fromkeys(LANGUAGES, value)
    if key in ("text", *BOTH):
        return in_each_language(where, key, value)
    if key == "seen":
        if not isinstance(value, list) or not value:
            raise ErrorsError(f'{where}: {key} is a list, as in ["topic/name"]')
        return tuple(word(where, key, name) for name in value)
    choices = {"group": GROUPS, "method": METHODS}.get(key)
    if choices:
        return chosen(where, key, value, choices)
    return word(where, key, value)


def in_each_language(where: str, key: str, value: Any) -> dict[str, str]:
    """Return texts by language; each of them must say something, in one line."""
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        raise ErrorsError(f"{where}: {key} needs {key}.en and {key}.zh")
    for language, text in value.items():
        if type(text) is not str or not text.strip() or "\n" in text:
            raise ErrorsError(f"{where}: {key}.{language} is one line of text")
    return value


def chosen(where: str, key: str, value: Any, choices: Collection[str]) -> Any:
    """Return a value that is one of the choices."""
    if value not in choices:
        raise ErrorsError(
            f"{where}: no {key} {value!r}; there are {', '.join(choices)}"
        )
    return value


def word(where: str, key: str, value: Any) -> Any:
    """Return a value that has the shape of its key."""
    if type(value) is not str or not SHAPES[key].fullmatch(value):
        raise ErrorsError(f"{where}: {key} can't be {value!r}")
    return value

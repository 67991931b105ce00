"""Know the examples: their names, and what examples.toml says about each.

Used by ``python -m examples`` and by the tests. It imports no example.
"""

import ast
import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
METHODS = ("fork", "spawn", "forkserver")  # the first one an example has records it
TOPICS = ("processes", "pools", "scheduling", "synchronization", "ipc")
PLATFORMS = {"posix": "Linux or macOS", "linux": "Linux", "root": "Linux as root"}
CHOICES = {"methods": METHODS, "order": ("exact", "any"), "platform": tuple(PLATFORMS)}
VERSION = re.compile(r"3\.\d+(\.\d+)?")
WORD = re.compile(r"[A-Za-z]+|\d+")
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")  # of a word in CamelCase
# How much texts are alike, from 0, for nothing in common, to 1:
WORDS_ALIKE = 0.7  # a word that is less like another is none of its spellings
NEAR = 0.6  # an example is near, if it is also
BESIDE_BEST = 0.85  # at least this share as near as the nearest
SENTENCE = 0.9  # a word of the first sentence counts this, one of the name 1


class CatalogueError(Exception):
    """examples.toml says something that can't be right."""


class Settings(NamedTuple):
    """What an example needs and does, where it differs from these defaults."""

    methods: tuple[str, ...] = METHODS
    order: str = "exact"  # of the lines it prints; or "any"
    python: str = "3.11"  # the oldest it runs on
    platform: str = ""  # a key of PLATFORMS; empty: anywhere
    timeout: float = 30.0  # seconds
    exit: int = 0
    stderr: tuple[str, ...] = ()  # regular expressions, found in this order
    requires: tuple[str, ...] = ()  # modules beyond the standard library


class Here(NamedTuple):
    """What an interpreter on this machine offers to an example."""

    version: tuple[int, ...]
    methods: tuple[str, ...]
    platform: str  # as sys.platform has it
    modules: Collection[str]  # those of the required ones that it can import
    root: bool = False  # may it become another user?


class Example(NamedTuple):
    """One example: a name such as ``processes/first_process``, and its settings."""

    name: str
    folder: Path
    settings: Settings
    overrides: dict[str, Settings]  # complete settings, by start method

    @property
    def topic(self) -> str:
        return self.name.split("/")[0]

    @property
    def source(self) -> Path:
        return self.folder / f"{self.name}.py"

    @property
    def summary(self) -> str:
        return first_line(self.source)

    @property
    def digest(self) -> str:
        """The hash by which this very source is known again."""
        return hashlib.sha256(self.source.read_bytes()).hexdigest()[:16]

    @property
    def needs_topic(self) -> bool:
        """Whether it imports modules of its topic, so that a copy takes them along."""
        return "examples" in imported(self.source)

    @property
    def reference(self) -> str:
        """The start method whose output is recorded."""
        return self.settings.methods[0]

    def under(self, method: str) -> Settings:
        """Return the settings that hold under one start method."""
        return self.overrides.get(method, self.settings)

    def record(self, method: str) -> Path:
        """Return the file that holds what it prints under one start method."""
        own = self.folder / f"{self.name}.{method}.out"
        if method != self.reference and own.is_file():
            return own
        return self.folder / f"{self.name}.out"

    def trace(self, method: str) -> Path:
        """Return the file that holds a recorded run under one start method."""
        variant = "" if method == self.reference else f".{method}"
        return self.folder / f"{self.name}{variant}.trace"

    def obstacle(self, method: str, here: Here) -> str:
        """Say in one line why it can't run here under this method, or nothing."""
        needs = self.under(method)
        if here.version < version(needs.python):
            found = ".".join(map(str, here.version))
            return f"{self.name} needs Python {needs.python} or newer; this is {found}"
        if needs.platform == "posix" and here.platform == "win32":
            return f"{self.name} runs on {PLATFORMS['posix']} only"
        if needs.platform in ("linux", "root") and here.platform != "linux":
            return f"{self.name} runs on {PLATFORMS[needs.platform]} only"
        if needs.platform == "root" and not here.root:
            return f"{self.name} needs root: it acts as another user"
        if method not in needs.methods:
            allowed = " or ".join(needs.methods)
            return f"{self.name} runs under {allowed} only, not under {method}"
        if method not in here.methods:
            return f"{method} does not exist on this platform"
        for module in needs.requires:
            if module not in here.modules:
                return f"{self.name} needs {module}, which is not installed here"
        return ""


def version(text: str) -> tuple[int, ...]:
    """Turn "3.12" into something that compares as a version does."""
    return tuple(map(int, text.split(".")))


def first_line(source: Path) -> str:
    """Return the first line of a module's docstring without importing it."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def imported(source: Path) -> set[str]:
    """Return the top-level names of the modules that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def topic_summary(topic: str, folder: Path = FOLDER) -> str:
    """Return what a topic is about."""
    init = folder / topic / "__init__.py"
    return first_line(init) if init.is_file() else ""


def load(folder: Path = FOLDER) -> dict[str, Example]:
    """Return every example of a folder by name, in reading order."""
    tables = read(folder / "examples.toml")
    sources = folder.glob("[!_]*/[!_]*.py")
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in sources]
    for table in tables:
        if table not in names:
            raise CatalogueError(unknown(f'["{table}"]', "example", table, names))
    return {
        name: describe(name, folder, tables.get(name, {}))
        for name in sorted(names, key=reading_order)
    }


def reading_order(name: str) -> tuple[int, str]:
    """Sort the topics as the site has them, and whatever else after them."""
    topic = name.split("/")[0]
    return (TOPICS.index(topic) if topic in TOPICS else len(TOPICS), name)


def read(path: Path) -> dict[str, Any]:
    """Read examples.toml; a folder without one has only defaults."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path.name}: {error}") from None


def describe(name: str, folder: Path, table: dict[str, Any]) -> Example:
    """Make an example out of its name and its table."""
    general = {key: value for key, value in table.items() if key not in METHODS}
    settings = check(f'["{name}"]', Settings(), general)
    overrides = {}
    for method in METHODS:
        if method in table:
            where = f'["{name}".{method}]'
            if method not in settings.methods or "methods" in table[method]:
                raise CatalogueError(
                    f"examples.toml, {where}: its methods are {settings.methods}"
                )
            overrides[method] = check(where, settings, table[method])
    return Example(name, folder, settings, overrides)


def check(where: str, defaults: Settings, table: dict[str, Any]) -> Settings:
    """Put a table's values over the defaults; complain about what can't be right."""
    values = {key: value_of(where, key, value) for key, value in table.items()}
    settings = defaults._replace(**values)
    in_order = tuple(method for method in METHODS if method in settings.methods)
    return settings._replace(methods=in_order)


def value_of(where: str, key: str, value: Any) -> Any:
    """Return the value of one key as Settings has it."""
    if key not in Settings._fields:
        raise CatalogueError(unknown(where, "key", key, [*Settings._fields, *METHODS]))
    kind = type(getattr(Settings(), key))
    parts = value if isinstance(value, list) else [value]
    for part in parts:
        if key in CHOICES and part not in CHOICES[key]:
            raise CatalogueError(unknown(where, key, part, CHOICES[key]))
    right = type(value) is kind or (kind is float and type(value) is int)
    if kind is tuple:
        right = bool(parts) and parts is value and all(type(p) is str for p in parts)
    if not right or (key == "python" and not VERSION.fullmatch(value)):
        raise CatalogueError(f"examples.toml, {where}: {key} can't be {value!r}")
    return tuple(parts) if kind is tuple else value


def unknown(where: str, kind: str, name: object, known: Collection[str]) -> str:
    """Name the table, what it says and what exists."""
    return f"examples.toml, {where}: no {kind} {name!r}; there are {', '.join(known)}"


def plain(name: str) -> str:
    """Reduce the ways to write a name to one: ``topic/name`` or ``name``."""
    name = name.replace("\\", "/").removesuffix(".py")
    if "/" not in name:
        name = name.replace(".", "/")
    return name.removeprefix("./").removeprefix("examples/")


def find(wanted: str, examples: Collection[str]) -> list[str]:
    """Return the examples that a name may mean; its topic may be left out."""
    name = plain(wanted)
    if name in examples:
        return [name]
    return [full for full in examples if full.split("/")[1] == name]


def nearest(wanted: str, examples: Mapping[str, Example], most: int = 10) -> list[str]:
    """Return the examples whose name or first sentence is like a text, best first."""
    likeness = {name: alike(wanted, one) for name, one in examples.items()}
    least = max(NEAR, BESIDE_BEST * max(likeness.values(), default=0))
    near = [name for name, value in likeness.items() if value >= least]
    return sorted(near, key=lambda name: -likeness[name])[:most]


def alike(wanted: str, example: Example) -> float:
    """Tell how much an example is like a text: as a whole, or on average by word."""
    text = plain(wanted)
    whole = SequenceMatcher(None, text.lower(), example.name.split("/")[1]).ratio()
    name, sentence = words(example.name), words(example.summary)
    found = [
        max(alike_word(part, name), SENTENCE * alike_word(part, sentence))
        for part in (part.lower() for part in PART.findall(text))
    ]
    return max(whole, sum(found) / len(found) if found else 0)


def alike_word(word: str, others: Collection[str]) -> float:
    """Tell how much a word is like the one of others that comes nearest."""
    close = get_close_matches(word, others, n=1, cutoff=WORDS_ALIKE)
    return SequenceMatcher(None, close[0], word).ratio() if close else 0


def words(text: str) -> set[str]:
    """Return the words of a name or a sentence in lower case, and their parts."""
    found = [*WORD.findall(text), *PART.findall(text)]
    return {word.lower() for word in found}

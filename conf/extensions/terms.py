"""Say what a glossary's term means where a page uses it first.

The word can be pointed at, tapped or reached by Tab, and shows its name in the other
language and the first sentence of its definition, which stand in the page; site.css
shows them, and static/site.js closes them on Escape.  Only running text is looked at:
no code, heading, link, table or card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

MOST = 6  # on a page; the longest names first, which are the least known
UNMARKED = {  # in every reader's mind, or also used in the everyday sense of the word
    *("argument", "atomic", "blocked", "child process", "event", "fork", "future"),
    *("handler", "signal"),
    *("interpreter", "job", "join", "lock file", "manager", "monitor", "new", "orphan"),
    *("parent process", "port", "priority", "process", "ready", "running", "spawn"),
    *("sentinel", "sentinel 句柄", "结束标记"),  # have two meanings
    *("stale", "suspended", "target", "terminated", "tie", "worker"),
    *("并列", "参数", "残留", "等待结束", "等待时间", "调度", "端口", "父进程"),
    *("工作进程", "公平性", "管理器", "互斥", "回收", "进程", "就绪", "事件", "锁"),
    *("同步", "往返", "新建", "优先级", "运行", "终止", "子进程", "阻塞", "作业"),
    *("管道", "锁文件"),
}
RUNNING_TEXT = (
    *(nodes.document, nodes.section, nodes.paragraph, nodes.Admonition),
    *(nodes.bullet_list, nodes.enumerated_list, nodes.list_item),
)
_han = re.compile(r"[\u3400-\u9fff]")
_sentence = re.compile(r".+?(?:[。！？]|[.!?](?=\s)|$)")


class Entry(NamedTuple):
    """What a glossary says of a term."""

    other: str  # its name in the other language; empty if it has none
    definition: str  # the first sentence
    pages: frozenset[str]  # those that explain it


class term_use(nodes.inline):
    """A word with its ``entry``, the ``number``-th on its page."""


def entries_of(env: BuildEnvironment) -> dict[str, Entry]:
    """Return what the glossaries say, by each name in the pages' language."""
    objects = env.domaindata["std"]["objects"].items()
    pages = {page for (kind, _), (page, _) in objects if kind == "term"}
    found: dict[str, Entry] = {}
    for page in sorted(pages):
        for item in env.get_doctree(page).findall(nodes.definition_list_item):
            if "glossary" in item.parent["classes"]:
                found |= read_entry(env, page, item)
    return found


def read_entry(
    env: BuildEnvironment, page: str, item: nodes.definition_list_item
) -> dict[str, Entry]:
    """Return an entry under each of its names, unless it is left unmarked."""
    chinese = env.config.language.startswith("zh")
    names = [term.astext() for term in item.findall(nodes.term)]
    own = [name for name in names if bool(_han.search(name)) == chinese]
    others = [name for name in names if name not in own]
    labels = env.domaindata["std"]["labels"]
    places = [place["reftarget"] for place in item.findall(addnodes.pending_xref)]
    text = " ".join(item.children[-1].astext().split())
    entry = Entry(
        "".join(others[:1]),
        "".join(_sentence.findall(text)[:1]),
        frozenset({page, *(labels[place][0] for place in places if place in labels)}),
    )
    return {name: entry for name in own if name not in UNMARKED}


def note_entries(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Keep what the glossaries say; write every page again where that changed."""
    before, env.terms = getattr(env, "terms", {}), entries_of(env)  # type: ignore[attr-defined]
    return [] if env.terms == before else [*env.found_docs]  # type: ignore[attr-defined]


def longest_first(names: Iterable[str]) -> list[str]:
    """Return names by their length, those of one length by the alphabet."""
    return sorted(names, key=lambda name: (-len(name), name))


def spell(name: str) -> str:
    """Return the pattern of a name: an English one is a word, maybe many of it."""
    if _han.search(name):
        return re.escape(name)
    first, rest = re.escape(name[0]), re.escape(name[1:])
    return rf"(?<![\w-])(?i:{first}){rest}(?:e?s)?(?![\w-])"


def running_text(node: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the texts of a page that are sentences."""
    for child in node.children:
        if isinstance(child, nodes.Text) and isinstance(node, nodes.paragraph):
            yield child
        elif isinstance(child, RUNNING_TEXT):
            yield from running_text(child)


def first_uses(
    tree: nodes.document, page: str, entries: dict[str, Entry]
) -> list[tuple[nodes.Text, int, int, Entry]]:
    """Return where a page uses terms first, in its order; what it explains is none."""
    names = longest_first(entries)
    pattern = re.compile("|".join(f"({spell(name)})" for name in names))
    uses: dict[Entry, tuple[nodes.Text, int, int, Entry]] = {}
    lengths: dict[Entry, int] = {}
    for text in running_text(tree):
        for found in pattern.finditer(text):
            entry = entries[names[(found.lastindex or 1) - 1]]
            if entry not in uses and page not in entry.pages:
                uses[entry] = (text, *found.span(), entry)
                lengths[entry] = len(found[0])
    chosen = sorted(uses, key=lambda entry: -lengths[entry])[:MOST]
    return [uses[entry] for entry in uses if entry in chosen]


def mark_terms(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Put the first uses of some terms into nodes of their own."""
    entries: dict[str, Entry] = app.env.terms  # type: ignore[attr-defined]
    if not entries or app.builder.format != "html":
        return
    uses = enumerate(first_uses(tree, page, entries), 1)
    for text, group in groupby(uses, lambda use: use[1][0]):
        parts: list[nodes.Node] = []
        end = 0
        for number, (_, start, stop, entry) in group:
            word = str(text[start:stop])
            parts += [nodes.Text(text[end:start])] if start > end else []
            parts.append(term_use("", word, number=number, entry=entry))
            end = stop
        parts += [nodes.Text(text[end:])] if text[end:] else []
        text.parent.replace(text, parts)


def open_use(self: HTML5Translator, node: term_use) -> None:
    """Begin the word."""
    self.body.append(
        '<span class="term" role="button" tabindex="0" '
        f'aria-describedby="term-use-{node["number"]}">'
    )


def close_use(self: HTML5Translator, node: term_use) -> None:
    """End the word, and write what is shown of it."""
    entry: Entry = node["entry"]
    other = ""
    if entry.other:
        language = "zh-CN" if _han.search(entry.other) else "en"
        other = f'<b lang="{language}">{escape(entry.other)}</b> '
    self.body.append(
        f'</span><span class="definition" role="tooltip" id="term-use-{node["number"]}"'
        f" hidden>{other}{escape(entry.definition, quote=False)}</span>"
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Read the glossaries once all pages are read, and mark each page at its end."""
    app.add_node(term_use, html=(open_use, close_use))
    app.connect("env-updated", note_entries)
    app.connect("doctree-resolved", mark_terms, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

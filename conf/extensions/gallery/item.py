"""One example in the gallery: where it is shown, what it does, needs and ran on."""

from __future__ import annotations

import ast
import re
from html import escape

from examples._catalogue import METHODS
from examples._trace.file import parse_trace

from ..example.card import needs, verified
from ..example.facts import Facts
from .thumbnail import draw_thumbnail

# Modules of the standard library that a reader may look for.
LIBRARIES = {
    *("asyncio", "concurrent.futures", "ctypes", "fcntl", "mmap", "os", "pickle"),
    *("queue", "select", "selectors", "signal", "socket", "subprocess", "threading"),
    *("multiprocessing", "multiprocessing.connection", "multiprocessing.managers"),
    *("multiprocessing.pool", "multiprocessing.shared_memory"),
}
CODE = re.compile(r"(`+)(.+?)\1")


def draw_item(facts: Facts, card: str, page: str, language: str) -> str:
    """Return an item of the list; it leads to ``card`` on the page of this title."""
    name = escape(facts.name)
    told = (needs(facts, language) + verified(facts.verified(), language)).strip()
    ran = " ".join(f"{minor}-{methods}" for minor, methods in pythons(facts).items())
    return (
        f'<li data-on="{ran}" data-uses="{" ".join(uses(facts))}">'
        f'<a href="{card}">{name.partition("/")[2]}</a>'
        f"<p>{sentence(facts)}</p>{picture(facts)}"
        f"<p><span>{escape(page)}</span> {escape(told)}</p></li>"
    )


def sentence(facts: Facts) -> str:
    """Return the first sentence in the page's language, as HTML."""
    english = facts.example.summary
    told = escape(facts.messages.get(english, english), quote=False)
    return CODE.sub(r"<code>\2</code>", told)


def picture(facts: Facts) -> str:
    """Return the recorded run as a small drawing, or nothing if there is none."""
    path = facts.example.trace(facts.example.reference)
    return draw_thumbnail(parse_trace(path.read_text("utf-8"))) if path.exists() else ""


def uses(facts: Facts) -> list[str]:
    """Return what it imports of LIBRARIES, and what it needs beyond."""
    found = set(facts.settings.requires)
    for node in ast.walk(ast.parse(facts.path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= LIBRARIES & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= LIBRARIES & {node.module, *inner}
    return sorted(found)


def pythons(facts: Facts) -> dict[str, str]:
    """Return the Pythons that it ran on, such as 3.12, each with its start methods.

    These are digits, places in METHODS: "01" is fork and spawn.
    """
    ran: dict[str, set[str]] = {}
    for runs in facts.verified().get("on", {}).values():
        for version, methods in runs.items():
            minor = version.rpartition(".")[0]
            ran.setdefault(minor, set()).update(methods)
    return {
        minor: "".join(str(n) for n, each in enumerate(METHODS) if each in methods)
        for minor, methods in ran.items()
    }

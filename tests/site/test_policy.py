"""Every page carries the strict policy, and has nothing in it that breaks it.

tests/browser/policy.test.mjs uses the pages and listens for what the browser refuses.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
LOADS = re.compile(r"<(?:script|style|img|link [^>]*stylesheet)")
INLINE = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)
FORBIDDEN = re.compile(
    r"""<[a-z][^<>]*\s(?:style|on[a-z]+)=[^<>]*>|(?:href|src)="javascript:[^"]*"""
)
STRICT = {
    "default-src": {"'none'"},
    "img-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
}


def rules(policy: str) -> dict[str, set[str]]:
    parted = (rule.split() for rule in policy.split(";"))
    return {name: set(sources) for name, *sources in parted}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def inline(html: str, kind: str) -> set[str]:
    """Return the hashes of the scripts or styles that stand in a page."""
    return {
        digest(text)
        for tag, attributes, text in INLINE.findall(html)
        if tag == kind and "src=" not in attributes and "json" not in attributes
    }


@pytest.fixture(scope="module")
def sources(site: Path) -> dict[str, str]:
    """Return what each page is written as."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
        if "_static" not in path.parts
    }


def test_every_page_has_one_policy_before_anything_it_loads(sources):
    wrong = []
    for path, html in sources.items():
        found, first = list(META.finditer(html)), LOADS.search(html)
        if len(found) != 1 or (first and found[0].start() > first.start()):
            wrong.append(path)

    assert wrong == []


def test_every_policy_allows_the_site_alone_and_the_scripts_it_names(sources):
    wrong = []
    for path, html in sources.items():
        told = rules(META.search(html)[1])
        scripts, styles = told.pop("script-src"), told.pop("style-src")
        wasm = {"'wasm-unsafe-eval'"} if "lab.js" in html else set()
        named = inline(html, "style") or {"'self'"}
        if told != STRICT or styles != named:
            wrong.append(f"{path}: {told}, {styles}")
        if not inline(html, "script") | wasm | {"'self'"} <= scripts:
            wrong.append(f"{path}: a script isn't allowed")
        hashes = {source for source in scripts if "sha256" in source}
        if scripts - hashes - wasm - {"'self'"} or len(hashes) > 1:
            wrong.append(f"{path}: {scripts}")

    assert wrong == []


def test_no_page_has_a_style_attribute_or_a_script_in_one(sources):
    found = [
        f"{path}: {tag[0][:120]}"
        for path, html in sources.items()
        for tag in FORBIDDEN.finditer(html)
    ]

    assert found == []


@pytest.mark.parametrize(
    "html",
    [
        '<col style="width: 10%" />',
        '<svg\n  class="x" style="display: none">',
        '<body onload="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_what_the_policy_forbids_is_recognised(html: str):
    assert FORBIDDEN.search(html)


def test_what_a_page_says_about_styles_is_no_style():
    assert not FORBIDDEN.search('<p>say style="x"</p><code>&lt;p style="x"&gt;</code>')

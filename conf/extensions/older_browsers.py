"""Give browsers that don't know ``light-dark()`` the colours of the day.

Our style sheets write each colour once, as ``light-dark(by day, by night)``. A browser
of before 2024 would drop these, and show a drawer one can see through. Once all is
built, each sheet gets its colours of the day a second time, for such browsers only, and
the dark colours of Furo and Pygments are kept from them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

KNOWN = "(color: light-dark(#000, #fff))"
RULE = re.compile(r"(?:^|(?<=[{}]))([^{}]+)\{([^{}]*)\}")
INNER = r"(?:[^(),]|\((?:[^()]|\([^()]*\))*\))+"  # a value, with brackets
PAIR = re.compile(rf"light-dark\(\s*({INNER}),\s*{INNER}\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NIGHT = "@media not print"  # how Furo and Pygments begin their dark colours


def with_plain_colours(sheet: str) -> str:
    """Return a sheet of ours, and after it the colours of the day on their own.

    Comments and indents are for those who write it, not for those who fetch it.
    """
    sheet = re.sub(r"\s*\n\s*", "\n", COMMENT.sub("", sheet)).strip()
    rules = []
    for selector, body in RULE.findall(sheet):
        plain = [
            PAIR.sub(r"\1", declaration.strip())
            for declaration in body.split(";")
            if PAIR.search(declaration)
        ]
        if plain:
            rules.append(f"{selector.strip()}{{{';'.join(plain)}}}")
    if not rules:
        return sheet
    rules.append(":root body,:root body[data-theme]{color-scheme:light}")
    return f"{sheet}\n@supports not {KNOWN} {{\n{chr(10).join(rules)}\n}}\n"


def night_only_where_known(sheet: str) -> str:
    """Return a foreign sheet whose dark colours need ``light-dark()``."""
    start = sheet.find(NIGHT)
    if start < 0:
        return sheet
    end, depth = sheet.index("{", start) + 1, 1
    while depth:
        depth += {"{": 1, "}": -1}.get(sheet[end], 0)
        end += 1
    night = sheet[start:end]
    return f"{sheet[:start]}@supports {KNOWN} {{{night}}}{sheet[end:]}"


def mend(app: Sphinx, exception: Exception | None) -> None:
    """Mend the sheets that were copied; each build copies them whole."""
    static = Path(app.outdir) / "_static"
    for name, mended in (
        ("site.css", with_plain_colours),
        ("pygments.css", night_only_where_known),
        ("styles/furo.css", night_only_where_known),
    ):
        sheet = static / name
        if not exception and sheet.is_file():
            text = sheet.read_text("utf-8")
            if KNOWN not in text:
                sheet.write_text(mended(text), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mend them at the very end."""
    app.connect("build-finished", mend, priority=900)  # Furo writes its own there
    return {"parallel_read_safe": True, "parallel_write_safe": True}

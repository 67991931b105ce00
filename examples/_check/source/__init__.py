"""What a program's source shows of its faults: evidence, and never a verdict alone.

``look`` returns the findings; each has an id that ``causes.toml`` names.
"""

import ast
from pathlib import Path

from . import calls, order, state
from .module import Finding, Module

LOOKERS = (*calls.LOOKERS, *state.LOOKERS, *order.LOOKERS)


def look(path: Path) -> list[Finding]:
    """Return what a file's syntax tree shows, in the order of its lines.

    A file that can't be read or parsed shows nothing: Python itself says why.
    """
    try:
        text = path.read_bytes()
        module = Module(ast.parse(text), text.decode("utf-8", "replace"))
    except (OSError, SyntaxError, ValueError, RecursionError):
        return []
    found = {finding for looker in LOOKERS for finding in looker(module)}
    return sorted(found, key=lambda finding: (finding.line, finding.id))

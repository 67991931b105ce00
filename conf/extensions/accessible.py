"""Repairs of what the theme writes, so that everyone can use the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Hook into the writer."""
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

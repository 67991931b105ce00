"""The foot of a page: when its source last changed, and where to report a fault."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from babel.dates import format_date
from markupsafe import Markup
from sphinx.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NEWEST_FIRST = ("log", "--format=%x00%cs", "--name-only", "--relative", "--", ".")


def git(folder: Path, *words: str) -> str:
    """Return what git says in a folder; nothing where it can't be asked."""
    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode()


def last_changes(folder: Path) -> dict[str, date]:
    """Return when each file of a folder last changed, of all that a clone knows.

    A shallow clone would say of most that its oldest commit made them: it says nothing.
    """
    if git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[str, date] = {}
    for commit in git(folder, *NEWEST_FIRST).split("\0")[1:]:
        day, *paths = commit.split("\n")
        for path in filter(None, paths):
            found.setdefault(path, date.fromisoformat(day))
    return found


def report_address(repository: str, title: str, page: str) -> str:
    """Return the address of a new issue that already says which page it is about."""
    body = _(
        "Page: {page}\n"
        "Example, if it is about one: \n"
        "Python (what `python -VV` prints): \n"
        "Operating system: \n\n"
        "What I expected:\n\n\n"
        "What I saw instead:\n\n"
    )
    words = {"title": f"{title}: ", "body": str(body).format(page=page)}
    return f"{repository}/issues/new?{urlencode(words)}"


def ask_git(app: Sphinx) -> None:
    """Ask once for all pages."""
    changes = last_changes(Path(app.srcdir))

    def add_foot(
        app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
    ) -> None:
        title = Markup(context.get("title") or _("Search")).striptags()
        repository = app.config.html_context["repository_url"]
        address = context.get("pageurl") or page
        context["report"] = report_address(repository, title, address)
        if page in app.env.all_docs:
            day = changes.get(str(app.env.doc2path(page, base=False)))
            language = app.config.language
            context["changed"] = day and {
                "day": day.isoformat(),
                "told": format_date(day, _("d MMMM y"), locale=language),
            }

    app.connect("html-page-context", add_foot)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Extend each page's context with what git said at the start."""
    app.connect("builder-inited", ask_git)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

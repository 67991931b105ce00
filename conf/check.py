"""Check one page: ``python -m conf.check processes/join``.

That is what a change to the page, its examples or their tests can break and what takes
seconds: its pair and that of the topic's index, the Chinese, style, the catalogue, the
build of the page, its examples and tests.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .extensions.example.tests import find_tests
from .messages import is_current, topics
from .pages import ROOT, examples_on
from .pairs import both, content_id, differences, plain_name, stamp_of
from .tasks import LANGUAGES, PYTHON, exit_code, sphinx


def main(page: str) -> int:
    """Run every stage, and return 1 if one of them found something."""
    english, chinese = both(page)
    names = examples_on(english.read_text("utf-8"))
    tests = [file for name in names for file in find_tests(ROOT).get(name, [])]
    files = [*(ROOT / "examples" / f"{name}.py" for name in names), *tests]
    topic = english.parent.name
    faults = [
        pair(english, chinese),
        page != f"{topic}/index" and pair(*both(f"{topic}/index")),
        catalogue(topic),
        exit_code(PYTHON, "-m", "conf.chinese_lint", chinese),
        style(files),
        build(),
        run_tests(page, names, tests),
    ]
    return 1 if any(faults) else 0


def pair(english: Path, chinese: Path) -> bool:
    """Say how the two pages differ; return whether they do."""
    differ = differences(english.read_text("utf-8"), chinese.read_text("utf-8"))
    page = plain_name(english.relative_to(ROOT).as_posix())
    for line in differ:
        print(f"- {page}: {line}")
    if stamp_of(chinese) != content_id(english):
        print(f"- {page}: the stamp is missing or old: make agreed PAGE={page}")
        return True
    return bool(differ)


def catalogue(topic: str) -> bool:
    """Say that the Chinese of a topic's examples has to be brought up to date."""
    if topic not in topics() or is_current(topic):
        return False
    print(f"- docs/zh/_examples/{topic}.po: make messages brings it up to date")
    return True


def style(files: list[Path]) -> int:
    """Check the style of some Python files."""
    if not files:
        return 0
    ruff = [PYTHON, "-m", "ruff"]
    checked = exit_code(*ruff, "check", "--quiet", *files)
    return exit_code(*ruff, "format", "--check", "--quiet", *files) or checked


def build() -> bool:
    """Build what is out of date, side by side."""
    builds = [subprocess.Popen(sphinx(language), cwd=ROOT) for language in LANGUAGES]
    codes = [one.wait() for one in builds]
    return any(codes)


def run_tests(page: str, names: list[str], tests: list[Path]) -> int:
    """Run the page's examples, their own tests, and the tests of every page."""
    about = [page, *names, *(f"{file.stem}.py" for file in tests)]
    files = [
        "tests/test_examples.py",
        "tests/site/test_pages.py",
        *dict.fromkeys(tests),
    ]
    chosen = ["-k", " or ".join(about)]
    return exit_code(PYTHON, "-m", "pytest", "-q", "-n", "4", *chosen, *files)


if __name__ == "__main__":
    sys.exit(main(plain_name(sys.argv[1])))

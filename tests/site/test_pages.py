"""Pages show examples that exist, examples have pages, and inline snippets are true."""

import pydoc
import re
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser

from examples import _catalogue

ROOT = Path(__file__).parents[2]
PAGES = sorted(ROOT.glob("docs/*/**/*.md"))
SHOWN = re.compile(r"^`{3,}\{example\} (\S+)", re.MULTILINE)
SNIPPET = re.compile(
    r"^(`{3,})(?:python|pycon|\{code-block\} py\w+)\n(.*?)^\1", re.M | re.S
)
RUN_BY_THEIR_OWN_TEST = ("pools/first_pool",)  # the same script as loop and pool
STARTS_A_PROCESS = re.compile(
    r"\b(Process|Pool|\w*PoolExecutor|Popen|Manager)\(|\bos\.(fork|posix_spawn|system)\b"
    r"|\bsubprocess\.|\.start\(\)"
)
PYTHON_DOCS = re.compile(r"\]\(py:([\w.-]+)#?([^)]*)\)")
NEWER = {  # than the oldest Python that runs the tests
    "concurrent.futures.InterpreterPoolExecutor",
    "concurrent.futures.ProcessPoolExecutor.kill_workers",
    "concurrent.futures.ProcessPoolExecutor.terminate_workers",
    "multiprocessing.Process.interrupt",
    "os.process_cpu_count",
    "sys._is_gil_enabled",
}
SYBIL = Sybil([PythonCodeBlockParser(), DocTestDirectiveParser()])


def page_id(page: Path) -> str:
    return page.relative_to(ROOT / "docs").with_suffix("").as_posix()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_example_is_shown_on_a_page(language: str):
    pages = [page for page in PAGES if page.is_relative_to(ROOT / "docs" / language)]
    shown = {name for page in pages for name in SHOWN.findall(page.read_text("utf-8"))}

    unseen = set(_catalogue.load()) - shown

    assert not unseen, f"no {language} page shows {', '.join(sorted(unseen))}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_heading_has_a_label_of_its_own(page: Path):
    lines = re.sub(
        r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL
    )

    bare = re.findall(r"(?<!\)=)\n(#{1,6} .+)", "\n" + lines)

    assert not bare, f"{page_id(page)}: give these a (label)= line: {bare}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_no_inline_snippet_starts_a_process(page: Path):
    if page_id(page).endswith(RUN_BY_THEIR_OWN_TEST):
        return
    for _, code in SNIPPET.findall(page.read_text("utf-8")):
        assert not STARTS_A_PROCESS.search(code), (
            f"{page_id(page)}: make this snippet an example:\n{code}"
        )


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_inline_snippet_is_in_the_language_that_is_checked(page: Path):
    other = re.findall(r"(?m)^`{3,}(?:pycon|py|python3)\b.*", page.read_text("utf-8"))

    assert not other, f"{page_id(page)}: write ```python, with >>> before what is typed"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_name_linked_in_python_s_manual_exists(page: Path):
    for module, name in PYTHON_DOCS.findall(page.read_text("utf-8")):
        assert name, f"{page_id(page)}: write py:page#fragment, not py:{module}"
        owner = pydoc.locate(name.rpartition(".")[0])
        if name.startswith(f"{module}.") and name not in NEWER:
            factory = callable(owner) and not isinstance(owner, type)  # such as Lock
            assert factory or pydoc.locate(name), f"{page_id(page)}: there is no {name}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_inline_snippet_is_true(page: Path):
    for snippet in SYBIL.parse(page):
        snippet.evaluate()


@pytest.mark.parametrize(
    "code", ["Process(target=f)", "p.start()", "os.fork()", "with Pool(2) as pool:"]
)
def test_a_snippet_that_starts_a_process_is_recognised(code: str):
    (found,) = SNIPPET.findall(f"text\n\n```python\n{code}\n```\n")

    assert STARTS_A_PROCESS.search(found[1])

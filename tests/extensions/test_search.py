"""A page is cut into passages, and its keywords are kept; wrong ones name the page."""

import json

import pytest
from sphinx.errors import ExtensionError


@pytest.fixture
def index(docset):
    """Return the index of one page."""

    def build(text, *extensions, **config):
        docset.write("index.md", text)
        docset.build("search", *extensions, **config)
        assert docset.log == ""
        script = docset.out / "html" / "_static" / "search" / "index.js"
        text = script.read_text("utf-8")
        return json.loads(text.removeprefix("PageSearch.index(").removesuffix(");\n"))

    return build


def test_each_section_is_a_passage_without_those_below_it(index):
    data = index("# Page\n\nFirst.\n\n## Below\n\nSecond.\n\n```python\ncode()\n```\n")

    assert data["passages"] == [
        [0, "", "Page", "First.", ""],
        [0, "below", "Below", "Second.", "code()"],
    ]


def test_each_term_of_a_glossary_is_a_passage(index):
    entries = "fork\n  Makes a copy.\n\nspawn\nanew\n  Starts.\n"
    text = f"# Page\n\n```{{glossary}}\n{entries}```\n"

    assert [passage[1:4] for passage in index(text)["passages"]] == [
        ["", "Page", ""],
        ["term-fork", "fork", "Makes a copy."],
        ["term-spawn", "spawn · anew", "Starts."],
    ]


def test_each_signature_is_a_passage_also_within_a_class(index):
    text = """# Page

````{py:class} Queue(size)
Holds items.

```{py:method} put(item)
Adds one.
```
````
"""

    assert [passage[1:4] for passage in index(text)["passages"]] == [
        ["", "Page", ""],
        ["Queue", "class Queue(size)", "Holds items."],
        ["Queue.put", "put(item)", "Adds one."],
    ]


def test_the_cells_of_a_row_are_set_apart(index):
    text = "# Page\n\n| one | two |\n|---|---|\n| three | four |\n"

    assert index(text)["passages"][0][3] == "one · two three · four"


def test_what_is_marked_so_is_left_out(index):
    text = "# Page\n\n```{container} no-search\nHidden.\n```\n\nShown.\n"

    assert index(text)["passages"][0][3] == "Shown."


def test_keywords_are_kept_with_their_page(index):
    data = index('---\nkeywords: [kill process, "can\'t pickle"]\n---\n# Page\n')

    assert data["pages"] == [["index", "Page", "", "kill process · can't pickle"]]


@pytest.mark.parametrize("written", ["kill process", "{kill: process}", "[1, 2]"])
def test_keywords_that_are_no_list_of_words_name_the_page(docset, written):
    docset.write("index.md", f"---\nkeywords: {written}\n---\n# Page\n")

    with pytest.raises(ExtensionError, match=r"index\.md: keywords must be a list"):
        docset.build("search")


def test_a_page_that_is_not_written_again_stays_in_the_index(docset, index):
    docset.write("other.md", "# Other\n\nKept.\n")
    index("---\norphan:\n---\n# Page\n\n```{toctree}\nother\n```\n")

    data = index("---\norphan:\n---\n# Page\n\nNew.\n\n```{toctree}\nother\n```\n")

    assert [passage[3] for passage in data["passages"]] == ["New.", "Kept."]

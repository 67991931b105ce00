"""A page's Markdown copy says what the page shows, and llms.txt lists the copies."""

import json

import pytest
from docutils import nodes

from conf.extensions.markdown.writer import write_blocks

PAGE = """
# A `title`

The first paragraph, with *stress*, **weight**, a\\_b and 2 \\* 3.
It goes on.

- one
- two

  again

3. three

> quoted

```{note}
Mind this.
```

```python
print("``` inside")
```

| a | b |
|---|---|
| `x|y` | [there](other.md) |

```{raw} html
<svg aria-label="A picture"></svg><form>no</form><pre>x  y</pre>
<table><caption>T</caption><tr><th>h</th></tr><tr><td>1|2</td></tr></table>
```

(deeper)=
## Deeper

Outside: [a page](https://host.example/x.html).
"""
COPY = """\
# A `title`

The first paragraph, with *stress*, **weight**, a_b and 2 \\* 3. It goes on.

- one
- two

  again

3. three

> quoted

> **Note**
>
> Mind this.

````python
print("``` inside")
````

| a | b |
| --- | --- |
| `x\\|y` | [there](other.md) |

*A picture*

```text
x  y
```

**T**

| h |
| --- |
| 1\\|2 |

## Deeper

Outside: [a page](https://host.example/x.html).
"""
TREE = "\n```{toctree}\n:hidden:\n\nother\npart/index\n```\n"


@pytest.fixture
def built(docset):
    """Return what a built file says."""
    docset.write("index.md", PAGE.replace("`x|y`", "`x\\|y`") + TREE)
    docset.write("other.md", "# Other\n\nText of it.\n")
    docset.write("part/index.md", "# Part\n\nIts pages.\n\n```{toctree}\nin\n```\n")
    docset.write("part/in.md", "# Inside\n\nBack to [the other](../other.md).\n")
    docset.build(
        *("bilingual", "summary", "markdown"),
        html_baseurl="https://host.example/en/",
        project="The site",
    )
    assert docset.log == ""
    return lambda name: (docset.out / "html" / name).read_text("utf-8")


def test_a_copy_has_all_that_its_page_shows(built):
    assert built("index.md").split("---\n\n", 1)[1].splitlines() == COPY.splitlines()


def test_a_copy_begins_with_what_it_is_a_copy_of(built):
    head = built("part/in.md").split("---\n")[1]

    assert dict(line.split(": ", 1) for line in head.splitlines()) == {
        "title": json.dumps("Inside"),
        "description": json.dumps("Back to the other."),
        "source": json.dumps("https://host.example/en/part/in.html"),
    }


def test_a_copy_links_to_copies(built):
    assert "[the other](../other.md)" in built("part/in.md")


def test_the_list_has_every_copy_under_its_topic(built):
    _, _, listed = built("llms.txt").partition("\n\n## ")

    assert built("llms.txt").startswith("# The site\n\n> The first paragraph")
    assert [line.partition("): ")[0] for line in listed.splitlines() if line] == [
        "A title",
        "- [A title](https://host.example/en/index.md",
        "- [Other](https://host.example/en/other.md",
        "## Part",
        "- [Part](https://host.example/en/part/index.md",
        "- [Inside](https://host.example/en/part/in.md",
    ]


def test_an_example_has_its_source_and_what_it_printed_under_each_method(docset):
    docset.write("t/one.py", '"""One."""\n\nprint("x")\n')
    docset.write("t/one.out", "x\n")
    docset.write("t/one.spawn.out", "y\n")
    docset.write("examples.toml", "")
    page = "# P\n\nText.\n\n```{example} t/one\n```\n"
    docset.write("index.md", page)
    docset.build("bilingual", "summary", "example", "markdown")
    copy = (docset.out / "html" / "index.md").read_text("utf-8")

    assert '`examples/t/one.py`\n\n```python\n"""One."""\n\nprint("x")\n```' in copy
    assert copy.count("```text\nx\n```") == 2
    assert "**spawn**\n\n```console\n$ python -m examples t/one --start-method" in copy
    assert "```text\ny\n```" in copy
    assert "Download" not in copy


def test_a_timeline_is_one_line():
    box = nodes.container("", classes=["timeline"])
    drawing = '<div><svg role="img" aria-label="A run"><g/></svg></div>'
    box += nodes.raw("", drawing, format="html")
    box += nodes.paragraph("", "Drawn from it.")
    box += nodes.raw("", "<table><tr><td>every span</td></tr></table>", format="html")

    assert write_blocks(nodes.section("", box)) == ["*A run* Drawn from it."]


def test_a_signature_is_code(docset):
    text = "# P\n\nText.\n\n```{py:function} run(jobs, *, cost=0)\nRun them.\n```\n"
    docset.write("index.md", text)
    docset.build("bilingual", "summary", "markdown")
    copy = (docset.out / "html" / "index.md").read_text("utf-8")

    assert "> `run(jobs, *, cost=0)`\n>\n> Run them." in copy

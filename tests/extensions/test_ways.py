"""A way lists pages in order; each page on it says where one is and what is next."""

import pytest

WAY = """
# The way

```{way}
first
second
```

Then:

```{way}
third
```
"""
PAGES = """
```{toctree}
way
first
second
third
```
"""


@pytest.fixture
def way(docset):
    """Write a way of three pages."""
    docset.write("index.md", f"# Home\n{PAGES}")
    docset.write("way.md", WAY)
    for name in ("first", "second", "third"):
        docset.write(f"{name}.md", f"# Page {name}\n\nSome words.\n")
    return docset


def context_of(docset, page, **config):
    """Build, and return what a page's template was given."""
    given = {}

    def keep(_app, name, _template, context, _tree):
        given[name] = {key: context.get(key) for key in ("ways", "minutes")}

    docset.build("ways", listeners={"html-page-context": keep}, **config)
    return given[page]


def test_the_lists_of_a_way_go_on_counting(way):
    way.build("ways")

    lists = way.page("way").select("ol.way")
    texts = [link.get_text() for each in lists for link in each.select("a")]
    assert texts == ["Page first", "Page second", "Page third"]
    assert [each.get("start") for each in lists] == ["1", "3"]
    assert way.log == ""


def test_a_page_on_it_knows_its_place_and_what_comes_next(way):
    [place] = context_of(way, "second")["ways"]

    assert (place["title"], place["number"], place["total"]) == ("The way", 2, 3)
    assert place["next"]["title"] == "Page third"
    assert place["next"]["href"] == "third.html"


def test_the_last_page_has_no_next_and_another_no_way(way):
    assert "next" not in context_of(way, "third")["ways"][0]
    way.write("index.md", f"# Home anew\n{PAGES}")
    assert context_of(way, "index")["ways"] == []


def test_in_another_order_the_pages_are_written_anew(way):
    way.build("ways")
    way.write("way.md", WAY.replace("first\nsecond", "second\nfirst"))

    assert context_of(way, "first")["ways"][0]["next"]["href"] == "third.html"


def test_before_a_page_with_another_title_the_next_is_written_anew(way):
    way.build("ways")
    way.write("third.md", "# Page three\n\nSome words.\n")

    [place] = context_of(way, "second")["ways"]

    assert place["next"]["title"] == "Page three"


def test_time_to_read_counts_words_han_and_code_and_no_drawing(way):
    words = "word " * 400 + "\n\n```python\n" + "line\n" * 60 + "```\n"
    drawing = "\n```{raw} html\n" + "<b>drawn words</b>\n" * 500 + "```\n"
    way.write("first.md", f"# Page first\n\n{words}{drawing}")
    way.write("second.md", "# Page second\n\n" + "字" * 700 + "\n")

    assert context_of(way, "first")["minutes"] == "4 min"
    way.write("second.md", "# Page second\n\n" + "字" * 699 + "\n")
    assert context_of(way, "second")["minutes"] == "3 min"


def test_a_page_that_does_not_exist_is_told_with_the_nearest(way):
    way.write("way.md", WAY.replace("second", "secnod"))
    way.build("ways")

    assert "there is no page secnod; there is: second" in way.log
    assert "way.md:4" in way.log


def test_a_way_that_is_read_anew_forgets_its_old_stops(way):
    way.build("ways")
    way.write("way.md", WAY.replace("second\n", ""))
    way.write("third.md", "# Page third\n\nNew.\n")

    [place] = context_of(way, "third")["ways"]

    assert (place["number"], place["total"]) == (2, 2)

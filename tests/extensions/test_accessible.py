"""What Sphinx, Furo and sphinx-design leave out, and what they put in twice."""

from collections import Counter

import pytest

LONG = "x = " + "1 + " * 30 + "1"


def test_the_caption_of_a_toctree_is_a_heading_with_a_level(docset):
    docset.write("other.md", "# Other\n")
    docset.write("index.md", "# Page\n\n```{toctree}\n:caption: Parts\n\nother\n```\n")

    docset.build("accessible")

    caption = docset.page().select_one(".toctree-wrapper .caption")
    assert (caption["role"], caption["aria-level"]) == ("heading", "2")


def test_a_wide_table_has_a_name_and_its_id_once(docset):
    docset.write("index.md", "# Page\n\n(facts)=\n\n| A | B |\n|---|---|\n| 1 | 2 |\n")

    docset.build("accessible", html_theme="furo")

    box = docset.page().select_one(".table-wrapper")
    assert box["data-label"] == "A · B"
    ids = Counter(tag["id"] for tag in docset.page().select("[id]"))
    assert ids["facts"] == 1
    assert max(ids.values()) == 1


@pytest.mark.parametrize(
    ("cells", "in_line"),
    [
        (("1", "12.5", "3,000"), True),
        (("≈ 5 ms", "17/3", "−2 %"), True),
        (("1", "", "0.5 µs"), True),
        (("", "", ""), False),
        (("1", "two", "3"), False),
        (("3.11 or newer", "3", "4"), False),
    ],
)
def test_a_column_of_nothing_but_figures_is_in_line(docset, cells, in_line):
    rows = "\n".join(f"| way | {cell} |" for cell in cells)
    docset.write("index.md", f"# Page\n\n| A | B |\n|---|---|\n{rows}\n")

    docset.build("accessible", html_theme="furo")

    column = docset.page().select("tr > :nth-child(2)")
    assert ["figure" in cell.get("class", []) for cell in column] == [in_line] * 4
    assert not docset.page().select("tr > .figure:first-child")


def test_below_the_empty_corner_of_a_table_the_rows_have_their_heads(docset):
    docset.write("index.md", "# Page\n\n|   | B |\n|---|---|\n| 1 | 2 |\n")

    docset.build("accessible")

    corner, header = docset.page().select("thead tr > *")
    assert (corner.name, header.name) == ("td", "th")
    assert [cell.name for cell in docset.page().select("tbody tr > *")] == ["th", "td"]


def test_a_tab_says_nothing_that_html_forbids(docset):
    docset.write(
        "index.md",
        "# Page\n\n::::{tab-set}\n:::{tab-item} One\nText\n:::\n::::\n",
    )

    docset.build("accessible", myst_enable_extensions=["colon_fence"])

    assert "aria-controls" not in docset.page().select_one("label").attrs


def test_the_folds_of_the_page_tree_are_labelled(docset):
    docset.write("leaf.md", "# Leaf\n")
    docset.write("branch.md", "# Branch\n\n```{toctree}\nleaf\n```\n")
    docset.write("index.md", "# Page\n\n```{toctree}\nbranch\n```\n")

    docset.build("accessible", html_theme="furo")

    fold = docset.page().select_one(".toctree-checkbox")
    assert fold["aria-label"] == "Show the pages of Branch"

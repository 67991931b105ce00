"""The home page's figures are counted, and its field asks the search."""

import json

from conf.extensions import home
from examples._catalogue import load

EXAMPLE = '"""Say hello."""\nprint("hello")\n'


def test_the_figures_are_those_of_the_examples(docset):
    for name in ("one", "two"):
        docset.write(f"topic/{name}.py", EXAMPLE)
    source = load(docset.examples)["topic/one"].digest
    runs = {"Linux x86_64": {"3.11.7": ["fork"], "3.12.1": ["fork"]}}
    entry = {"day": "2026-01-01", "on": runs, "source": source}
    docset.write("verified.json", json.dumps({"topic/one": entry}))
    docset.write("index.md", "# Home\n\n```{figures}\n```\n")
    docset.build("example", "home")

    figures = [int(strong.get_text()) for strong in docset.page().select("li > strong")]
    assert figures == [2, 3, 2, home.count_tests()]
    assert figures[3] > 1000


def test_the_field_goes_to_the_search_page_without_our_scripts(docset):
    docset.write("index.md", "# Home\n\n```{search-form}\n```\n")
    docset.build("home", html_additional_pages={"search": "search.html"})

    form = docset.page().select_one("form.search-form")
    assert form["action"] == "search.html"
    assert form.select_one("input")["name"] == "q"

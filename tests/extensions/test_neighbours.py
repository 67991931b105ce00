"""Next and previous page say which part of the book they belong to."""

PRINT = (
    "{% block body %}{{ prev and prev.part }}|{{ next and next.part }}{% endblock %}"
)


def test_a_neighbour_has_the_title_of_its_topic_unless_it_is_the_index(docset):
    tree = "```{{toctree}}\n{}\n```\n"
    docset.write("index.md", "# Home\n\n" + tree.format("one/index\ntwo/index"))
    docset.write("one/index.md", "# One\n\n" + tree.format("a\nb"))
    docset.write("one/a.md", "# A\n")
    docset.write("one/b.md", "# B\n")
    docset.write("two/index.md", "# Two\n")
    templates = docset.docs / "_templates"
    templates.mkdir()
    (templates / "page.html").write_text(PRINT, "utf-8")

    docset.build("neighbours", templates_path=["_templates"])

    parts = {
        name: docset.page(name).get_text().strip()
        for name in ("one/index", "one/a", "one/b", "two/index")
    }
    assert parts == {
        "one/index": "|One",  # home has no topic
        "one/a": "|One",
        "one/b": "One|",
        "two/index": "One|None",
    }

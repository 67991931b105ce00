"""The other language of a page: where it is, and what it is called."""

from conf.extensions.bilingual import SITE_ROOT, add_tongues


def collect(docset, monkeypatch):
    """Build, and keep what the templates get to know about each page."""
    seen = {}

    def look(app, name, template, context, tree):
        add_tongues(app, name, template, context, tree)
        seen[name] = context["tongues"]

    monkeypatch.setattr("conf.extensions.bilingual.add_tongues", look)
    read = docset.build("bilingual")
    return seen, read


def write_pair(docset, page, english, chinese):
    docset.write(f"{page}.md", f"# {english}\n")
    docset.write(f"../zh/{page}.md", f"# {chinese}\n")


def test_a_page_knows_its_other_language(docset, monkeypatch):
    write_pair(docset, "index", "Home", "首页")
    write_pair(docset, "topic/join", "Wait with `join`", "用 `join` 等待")

    seen, _ = collect(docset, monkeypatch)

    english, chinese = seen["topic/join"]
    assert english["current"]
    assert not chinese["current"]
    assert chinese["href"] == "../../zh-cn/topic/join.html"
    assert chinese["url"] == f"{SITE_ROOT}/zh-cn/topic/join.html"
    assert chinese["title"] == "用 join 等待"
    assert chinese["paired"]


def test_a_page_without_a_counterpart_leads_to_the_home_page(docset, monkeypatch):
    write_pair(docset, "index", "Home", "首页")
    docset.write("lonely.md", "# Lonely\n")

    seen, _ = collect(docset, monkeypatch)

    chinese = seen["lonely"][1]
    assert chinese["href"] == "../zh-cn/index.html"
    assert not chinese["paired"]


def test_the_search_page_leads_to_the_other_search_page(docset, monkeypatch):
    write_pair(docset, "index", "Home", "首页")

    seen, _ = collect(docset, monkeypatch)

    assert seen["search"][1]["href"] == "../zh-cn/search.html"


def test_a_new_title_builds_the_other_language_again(docset, monkeypatch):
    write_pair(docset, "index", "Home", "首页")
    write_pair(docset, "about", "About", "关于")
    collect(docset, monkeypatch)

    docset.write("../zh/about.md", "# 关于本站\n")

    seen, read = collect(docset, monkeypatch)
    assert read == ["about"]
    assert seen["about"][1]["title"] == "关于本站"

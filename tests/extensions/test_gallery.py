"""The gallery: what stands there, in which order and words, and its complaints."""

import hashlib
import json
import re

import pytest

from conf.extensions.gallery.thumbnail import LANE, WIDTH, draw_thumbnail
from examples._trace.file import parse_trace

TABLES = """\
["ipc/numbers"]
requires = ["numpy"]
platform = "linux"
"""
CHINESE = """\
msgid "Put ``one`` item."
msgstr "放入 ``一个`` 元素。"
"""
PUT = '"""Put ``one`` item."""\nfrom multiprocessing import shared_memory\n'
TRACE = """\
system    Linux x86_64
python    3.11.7
method    fork
day       2026-11-23
source    0123456789abcdef
lane 0     main  -
lane 1     worker  worker()
thing      lock  Lock

        0  0    start    1
     1000  1    begin
     5000  1    ask      lock
     7000  1    got      lock
     9000  1    release  lock
    10000  1    end      0
    10000  0    end      0
"""
ALL = ("fork", "spawn", "forkserver")


@pytest.fixture
def gallery(docset):
    sources = {
        "ipc/put": PUT,
        "ipc/numbers": '"""Share <numbers>."""\nimport numpy, os.path, signal, json\n',
        "locks/lock": '"""Hold a lock."""\nfrom concurrent.futures import wait\n',
    }
    verified = {}
    for name, source in sources.items():
        docset.write(f"{name}.py", source)
        docset.write(f"{name}.out", "")
        digest = hashlib.sha256(source.encode()).hexdigest()[:16]
        on = {"Linux x86_64": {"3.9.1": ALL, "3.12.2": ["fork", "forkserver"]}}
        verified[name] = {"source": digest, "day": "2026-11-23", "on": on}
    docset.write("locks/lock.py", sources["locks/lock"] + "\n")  # since it was verified
    docset.write("locks/lock.trace", TRACE)
    docset.write("verified.json", json.dumps(verified))
    docset.write("examples.toml", TABLES)
    docset.write("index.md", page("ipc/index", "ref/gallery", "locks", title="Home"))
    docset.write("ipc/index.md", page("b", "a", title="Talk to *others*"))
    docset.write("ipc/b.md", "# B\n\n```{example} ipc/put\n```\n")
    docset.write("ipc/a.md", "# A\n\n```{example} ipc/numbers\n```\n")
    docset.write("locks.md", "# L\n\n```{example} locks/lock\n```\n")
    docset.write("ref/gallery.md", "# All\n\n```{gallery}\n```\n")
    return docset


def page(*pages, title):
    listed = "\n".join(pages)
    return f"# {title}\n\n```{{toctree}}\n{listed}\n```\n"


def build(docset, **config):
    docset.build("example", "gallery", **config)
    return docset.page("ref/gallery")


def items(built):
    return {item.a.get_text(): item for item in built.select(".gallery > li")}


def options(built, name):
    found = built.select(f".gallery-form select[name={name}] option")
    return {option["value"]: option.get_text() for option in found}


def test_each_example_leads_to_its_card_as_a_reader_meets_them(gallery):
    built = build(gallery)

    sections = {
        section["id"]: [item.a["href"] for item in section.select(".gallery > li")]
        for section in built.select("section:has(> .gallery)")
    }
    assert sections == {
        "gallery-ipc": [
            "../ipc/b.html#example-ipc-put",
            "../ipc/a.html#example-ipc-numbers",
        ],
        "gallery-locks": ["../locks.html#example-locks-lock"],
    }
    assert gallery.log == ""


def test_sections_are_named_after_their_topic_s_first_page(gallery):
    built = build(gallery)

    titles = [head.contents[0] for head in built.select("section section > h2")]
    assert titles == ["Talk to others", "locks"]
    assert options(built, "topic") == {
        "": "any",
        "ipc": "Talk to others",
        "locks": "locks",
    }


def test_an_item_says_what_it_does_where_it_is_and_what_it_needs_and_ran_on(gallery):
    put, numbers, lock = items(build(gallery)).values()

    assert str(put.p) == "<p>Put <code>one</code> item.</p>"
    assert [part.get_text() for part in numbers.select("p")] == [
        "Share <numbers>.",
        "A Needs Linux and numpy. Verified on Linux, Python 3.9 and 3.12, "
        "under fork and forkserver, 2026-11-23.",
    ]
    assert lock.select("p")[1].get_text() == "L "  # its source changed since


def test_filters_know_libraries_pythons_and_methods(gallery):
    built = build(gallery)

    put, numbers, lock = items(built).values()
    assert put["data-uses"] == "multiprocessing multiprocessing.shared_memory"
    assert numbers["data-uses"] == "numpy signal"
    assert put["data-on"] == "3.9-012 3.12-02"
    assert (lock["data-uses"], lock["data-on"]) == ("concurrent.futures", "")
    assert [*options(built, "library")] == [
        "",
        "concurrent.futures",
        "multiprocessing",
        "multiprocessing.shared_memory",
        "numpy",
        "signal",
    ]
    assert [*options(built, "python")] == ["", "3.9", "3.12"]
    assert [*options(built, "method")] == ["", *ALL]


def test_without_the_script_all_is_shown_and_no_filter(gallery):
    built = build(gallery)

    assert built.select_one(".gallery-form").has_attr("hidden")
    assert not built.select(".gallery [hidden], .gallery[hidden]")


def test_chinese_page_has_chinese_sentences_and_sources(gallery, tmp_path):
    messages = tmp_path / "messages"
    messages.mkdir()
    (messages / "ipc.po").write_text(CHINESE, encoding="utf-8")

    put, numbers, _ = items(
        build(gallery, language="zh_CN", messages_dir=str(messages))
    ).values()

    assert str(put.p) == "<p>放入 <code>一个</code> 元素。</p>"
    assert numbers.p.get_text() == "Share <numbers>."  # nobody has translated it
    assert source(gallery, "ipc/put").startswith('"""放入 ``一个`` 元素。"""')


def source(docset, name):
    return (docset.out / f"html/_static/gallery/{name}.py").read_text("utf-8")


def test_sources_are_there_to_download_and_to_copy(gallery):
    build(gallery)

    text = source(gallery, "ipc/put")
    script = (gallery.out / "html/_static/gallery/ipc/put.js").read_text("utf-8")
    called = re.fullmatch(r"gallerySource\((.*)\);\n", script)
    assert text == (gallery.examples / "ipc/put.py").read_text("utf-8")
    assert json.loads(f"[{called[1]}]") == ["ipc/put", text]


def test_a_new_example_is_in_the_next_build(gallery):
    build(gallery)
    gallery.write("ipc/late.py", '"""Come late."""\n')
    gallery.write("ipc/late.out", "")
    gallery.write(
        "ipc/a.md", "# A\n\n```{example} ipc/late\n```\n```{example} ipc/numbers\n```\n"
    )

    assert [*items(build(gallery))] == ["put", "late", "numbers", "lock"]


def test_an_example_that_no_page_shows_is_named(gallery):
    gallery.write("ipc/lost.py", '"""Get lost."""\n')

    built = build(gallery)

    assert "no page shows the example ipc/lost" in gallery.log
    assert "gallery.md:3" in gallery.log
    assert "lost" not in items(built)


def test_the_archive_is_named_from_any_depth(gallery):
    gallery.write("locks.md", "# L\n\n```{archive}\n```\n")
    gallery.write("deep/er.md", "---\norphan: true\n---\n\n# D\n\n```{archive}\n```\n")

    gallery.build("example", "gallery")

    for name, up in (("locks", "../"), ("deep/er", "../../")):
        built = gallery.page(name)
        link = built.select_one(f'a[href="{up}examples.zip"]')
        assert link.get_text() == "examples.zip"
        command = built.select_one("pre").get_text()
        assert re.match(
            r"curl -LO https://\S+/examples\.zip && python -m zipfile ", command
        )


def test_a_file_of_the_site_s_root_is_linked_in_a_sentence_from_any_depth(gallery):
    text = "Run {archive}`processes.pyz` there.\n"
    gallery.write("locks.md", f"# L\n\n{text}")
    gallery.write("deep/er.md", f"---\norphan: true\n---\n\n# D\n\n{text}")

    gallery.build("example", "gallery")

    for name, up in (("locks", "../"), ("deep/er", "../../")):
        link = gallery.page(name).select_one(f'a[href="{up}processes.pyz"]')
        assert link.get_text() == "processes.pyz"


def test_a_thumbnail_has_a_line_for_each_span(gallery):
    drawn = draw_thumbnail(parse_trace(TRACE))

    paths = dict(re.findall(r'class="k-(\w+)" d="([^"]*)"', drawn))
    child = LANE + LANE // 2
    assert f'viewBox="0 0 {WIDTH} {2 * LANE}"' in drawn
    assert paths == {
        "starting": f"M0 {child}h10",
        "waiting": f"M50 {child}h20",
        "running": f"M0 {LANE // 2}h100M10 {child}h40M70 {child}h30",
        "holding": f"M70 {child}h20",
    }
    assert "title" not in drawn


def test_what_has_a_trace_has_a_thumbnail(gallery):
    put, _, lock = items(build(gallery)).values()

    assert lock.select_one("svg.lanes[aria-hidden=true]")
    assert not put.select("svg")

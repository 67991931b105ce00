"""The measured directive: what it draws, in which words, and its complaints."""

import json
import re

import pytest

from conf.extensions.measured.drawing import Scale, format_figure
from conf.extensions.measured.words import NAMES
from examples import _catalogue

DATA = {
    "machine": {
        "processor": "Fast & Co",
        "cores": 2,
        "virtual": True,
        "system": "Linux",
        "kernel": "6.1",
        "python": "3.11.7",
        "day": "2026-11-25",
    },
    "charts": {
        "rates": {
            "unit": "messages/s",
            "bar": "median",
            "line": ["lowest", "highest"],
            "repeats": 9,
            "rows": [
                {"name": "Queue", "median": 20, "lowest": 10, "highest": 30},
                {"name": "mmap", "median": 2000, "lowest": 1000, "highest": 3000},
                {
                    "name": "C: pipe",
                    "median": 100000,
                    "lowest": 100000,
                    "highest": 100000,
                    "limit": True,
                },
            ],
        },
        "start": {
            "unit": "ms",
            "bar": "bare",
            "line": ["bare", "after numpy"],
            "repeats": 9,
            "rows": [
                {"name": "spawn", "bare": 37.4, "after numpy": 87},
                {"name": "threading.Thread", "bare": 0.05, "after numpy": 0.04},
            ],
        },
    },
}


@pytest.fixture
def kept(docset):
    folder = docset.examples.parent / "benchmarks"
    folder.mkdir()

    def show(name="talk/rates", title=":title: How many", more=None, **config):
        data = {**DATA, "charts": DATA["charts"] | (more or {})}
        (folder / "talk.json").write_text(json.dumps(data), "utf-8")
        docset.write("index.md", f"# Page\n\n```{{measured}} {name}\n{title}\n```\n")
        docset.build("measured", benchmarks_dir=str(folder), **config)
        return docset

    return show


def names(docset):
    found = docset.page().select(".dots text:not(.figure, .power)")
    return [text.get_text() for text in found]


def test_a_rate_is_drawn_highest_first_and_a_time_lowest_first(kept):
    assert names(kept()) == ["C: pipe", "mmap", "Queue"]
    assert names(kept("talk/start")) == ["threading.Thread", "spawn"]


def test_a_chart_may_say_that_high_is_best_and_the_dot_the_fastest(kept):
    more = {"ratio": DATA["charts"]["start"] | {"best": "high", "dot": "fastest"}}

    docset = kept("talk/ratio", more=more)

    assert names(docset) == ["spawn", "threading.Thread"]
    caption = docset.page().select_one(".measured-caption").get_text()
    assert "Each dot is from the fastest of 9 repeats; the line" in caption


def test_equal_ratios_are_equally_far_apart(kept):
    places = [
        float(dot["cx"].rstrip("%"))
        for dot in kept().page().select(".dots :is(.dot, .limit)")
    ]

    assert places == [100.0, 57.5, 7.5]
    assert places[1] - places[2] == 50  # two powers of four


def test_charts_of_one_unit_have_one_scale(kept):
    """A second chart of rates, far from the first, moves the dots of both."""
    fast = {"name": "C: none", "median": 1e7, "lowest": 1e7, "highest": 1e7}
    more = {"more": {**DATA["charts"]["rates"], "rows": [fast]}}

    both = [
        [dot["cx"] for dot in kept(name, more=more).page().select(".dots circle")]
        for name in ("talk/rates", "talk/more")
    ]

    assert both == [["66.7%", "38.4%", "5.0%"], ["100.0%"]]


def test_the_range_goes_from_one_end_of_the_repeats_to_the_other(kept):
    line = kept().page().select(".spread")[2]

    assert (line["x"], line["width"]) == ("0.0%", "11.9%")


@pytest.mark.parametrize(
    ("values", "ends"),
    [([20, 3000], (1, 4)), ([10, 100], (1, 2)), ([0.05, 87], (-2, 2)), ([5], (0, 1))],
)
def test_the_scale_goes_from_power_to_power_around_all_values(values, ends):
    scale = Scale(values)

    assert (scale.first, scale.last) == ends
    assert scale.x(min(values)) >= 0
    assert scale.x(10**scale.last) == 100


def test_a_range_may_lie_beside_the_dot(kept):
    """A start after an import may by chance be the faster one."""
    widths = [line["width"] for line in kept("talk/start").page().select(".spread")]

    assert len(widths) == 2
    assert not any(width.startswith("-") for width in widths)


def test_what_the_machine_can_do_at_most_is_marked(kept):
    page = kept().page()

    assert len(page.select(".dots .limit")) == 1
    assert len(page.select(".dots .dot")) == 2


def test_the_same_figures_stand_in_a_table(kept):
    table = kept().page().select_one(".measured details table")

    rows = [
        [cell.get_text() for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]
    heads = [cell.get_text() for cell in table.select("thead th[scope=col]")]
    assert heads == ["way", "median", "lowest", "highest"]
    assert rows[0] == ["C: pipe", "100,000", "100,000", "100,000"]
    assert rows[2] == ["Queue", "20", "10", "30"]


def test_the_caption_says_when_on_what_and_how_often(kept):
    caption = kept().page().select_one(".measured-caption").get_text()

    assert caption == (
        "Measured on 2026-11-25 on Fast & Co, 2 cores of a virtual machine, "
        "Linux 6.1, Python 3.11.7. Each dot is the median of 9 repeats; the line goes "
        "from “lowest” to “highest”. The scale is logarithmic, and the same in all "
        "charts of this unit. The hollow dots are what a C program does on the same "
        "machine."
    )


def test_the_caption_of_lowest_figures_says_so(kept):
    lowest = DATA["charts"]["rates"] | {"bar": "lowest", "line": ["lowest", "median"]}

    page = kept("talk/lowest", more={"lowest": lowest}).page()

    caption = page.select_one(".measured-caption").get_text()
    assert "Each dot is the lowest of 9 repeats; the line goes from “lowest” to" in (
        caption
    )


def test_it_speaks_the_language_of_the_page(kept):
    docset = kept("talk/start", ":title: 启动要多久", language="zh_CN")

    page = docset.page()
    assert page.select_one("figcaption").get_text() == "启动要多久"
    assert page.select_one("svg")["aria-label"] == "启动要多久"
    heads = [cell.get_text() for cell in page.select("thead th")]
    assert heads == ["方式", "空程序", "导入 NumPy 之后"]
    english = r"\b(bare|after|median|way|Measured|repeats)\b"
    assert not re.findall(english, page.select_one(".measured").get_text())


@pytest.mark.parametrize("name", ["ipc", "pools"])
def test_every_name_in_the_kept_figures_has_chinese_words_or_is_code(name):
    kept = _catalogue.FOLDER.parent / "benchmarks" / f"{name}.json"
    data = json.loads(kept.read_text("utf-8"))

    for chart in data["charts"].values():
        for row in chart["rows"]:
            for name in (row["name"], *row):
                code = re.fullmatch(r"[\w.]+(\(\)\.\w+|=\d+)?|MB/s", name)
                spaced = " " in name or "," in name
                assert name in NAMES or (code and not spaced), name


def test_letters_keep_their_size_on_a_small_screen(kept):
    svg = kept().page().select_one("svg")

    assert svg["width"] == "100%"
    assert "viewbox" not in svg.attrs


@pytest.mark.parametrize(
    ("name", "title", "complaint"),
    [
        (
            "talks/rates",
            ":title: T",
            "no figures 'talks': there are talk; make bench keeps",
        ),
        ("talk/rate", ":title: T", "no chart 'rate' in talk.json: there are rates"),
        ("talk/rates", "", "say what the figures are, with :title:"),
    ],
)
def test_a_wrong_name_or_no_title_is_an_error_at_its_line(kept, name, title, complaint):
    docset = kept(name, title)

    assert complaint in docset.log
    assert "index.md:3" in docset.log


@pytest.mark.parametrize(
    ("value", "text"),
    [(2700000, "2,700,000"), (0.05, "0.05"), (1.0, "1"), (37.4, "37.4"), (0.1, "0.1")],
)
def test_a_number_is_written_in_full_and_without_noise(value, text):
    assert format_figure(value, "en") == format_figure(value, "zh_CN") == text


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (999, "999", "999"),
        (1410, "1,410", "1410"),
        (9999.4, "9,999", "9999"),
        (9999.6, "10,000", "10,000"),
    ],
)
def test_four_digits_have_no_comma_in_chinese(value, english, chinese):
    assert format_figure(value, "en") == english
    assert format_figure(value, "zh_CN") == chinese


def test_a_chinese_chart_has_no_comma_in_four_digits(kept):
    figures = kept(language="zh_CN").page().select_one(".measured")

    texts = [text.get_text() for text in figures.select(".figure, .power, td")]
    assert {"2000", "3000", "1000", "100,000"} <= {*texts}
    assert not {"2,000", "3,000", "1,000"} & {*texts}

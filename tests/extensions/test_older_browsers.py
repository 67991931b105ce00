"""Browsers without light-dark() get the colours of the day, and only these."""

from conf.extensions.older_browsers import night_only_where_known, with_plain_colours


def test_each_colour_of_the_day_stands_a_second_time_for_older_browsers():
    sheet = "a, b { color: light-dark(#111, #eee); width: 1px }\n.c { top: 0 }\n"

    mended = with_plain_colours(sheet)

    before, _, plain = mended.partition("@supports not (color: light-dark(#000, #fff))")
    assert before.strip() == sheet.strip()
    assert "a, b{color: #111}" in plain
    assert "width" not in plain
    assert ".c" not in plain
    assert "color-scheme:light" in plain


def test_brackets_and_comments_stay_what_they_are():
    sheet = (
        "/* light-dark(no, rule) */ .j { fill: light-dark(hsl(var(--j) 55% 78%), "
        "hsl(var(--j) 35% 32%)); }"
    )

    plain = with_plain_colours(sheet).partition("@supports not")[2]

    assert ".j{fill: hsl(var(--j) 55% 78%)}" in plain
    assert "no, rule" not in plain


def test_what_is_fetched_has_no_comments_and_no_indents():
    sheet = "/* Why. */\n\n.a {\n  color: red;\n}\n"

    assert with_plain_colours(sheet) == ".a {\ncolor: red;\n}"


def test_a_sheet_without_such_colours_stays_as_it_is():
    assert with_plain_colours("a { color: red }") == "a { color: red }"


def test_the_night_of_another_sheet_is_for_browsers_that_know_ours():
    sheet = "a{b:c}@media not print{d{e:f}@media (x){g{h:i}}}j{k:l}"

    mended = night_only_where_known(sheet)

    night = "@media not print{d{e:f}@media (x){g{h:i}}}"
    known = "@supports (color: light-dark(#000, #fff))"
    assert mended == f"a{{b:c}}{known} {{{night}}}j{{k:l}}"


def test_a_sheet_without_a_night_stays_as_it_is():
    assert night_only_where_known("a{b:c}") == "a{b:c}"

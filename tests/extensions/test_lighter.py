"""A page loads what it uses, and the style sheet has what all pages use."""

import pytest

from conf.extensions.lighter import CLASS, NEEDED_FOR, SHEET, UNUSED, pruned

TABS = """\
# Title

````{tab-set}
```{tab-item} One
Text.
```
````
"""


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".sd-card{a:b}.sd-btn{a:b}", ".sd-card{a:b}"),
        (".sd-btn,.sd-card{a:b}", ".sd-btn,.sd-card{a:b}"),
        (".sd-card .sd-btn{a:b}", ""),
        (".sd-card-hover:hover{a:b}", ""),
        (":root{--sd-x:1}html{a:b}", ":root{--sd-x:1}html{a:b}"),
        ("@media (x){.sd-btn{a:b}.sd-card{a:b}}", "@media (x){.sd-card{a:b}}"),
        ("@media (x){.sd-btn{a:b}}.sd-card{a:b}", ".sd-card{a:b}"),
        ("@keyframes sd-in{0%{a:b}100%{a:c}}", "@keyframes sd-in{0%{a:b}100%{a:c}}"),
    ],
)
def test_a_rule_stays_where_all_classes_of_a_selector_are_used(sheet: str, left: str):
    assert pruned(sheet, {"sd-card"}) == left


def test_each_build_has_the_rules_of_its_own_pages(docset) -> None:
    docset.write("index.md", "# Title\n")
    docset.build("lighter")
    before = (docset.out / "html" / "_static" / SHEET).read_text("utf-8")
    docset.write("index.md", TABS)
    docset.build("lighter")
    after = (docset.out / "html" / "_static" / SHEET).read_text("utf-8")

    assert "sd-tab-set" not in CLASS.findall(before)
    assert ".sd-tab-set" in after
    assert ".sd-btn" not in after
    assert docset.log == ""


def test_a_page_loads_the_scripts_that_it_uses(docset) -> None:
    docset.write("index.md", "# Title\n\n```{toctree}\ntabs\ncode\n```\n")
    docset.write("tabs.md", TABS)
    docset.write("code.md", "# Title\n\n```python\nprint()\n```\n")
    docset.build("sphinx_copybutton", "lighter")

    def loaded(name: str) -> set[str]:
        page = docset.page(name)
        addresses = [tag["src"] for tag in page.select("script[src]")]
        addresses += [tag["href"] for tag in page.select("link[rel=stylesheet]")]
        return {address.split("/")[-1].split("?")[0] for address in addresses} & {
            *NEEDED_FOR,
            *UNUSED,
        }

    copying = {"copybutton.css", "copybutton.js", "clipboard.min.js"}
    assert loaded("index") == set()
    assert loaded("tabs") == {"design-tabs.js", SHEET}
    assert loaded("code") == copying
    assert docset.log == ""


def test_inline_code_is_one_piece(docset) -> None:
    docset.write("index.md", "# Title\n\nCall `f(x, y < 2)` here.\n")
    docset.build("lighter")

    code = docset.page().select_one("p code")

    assert code.decode_contents() == "f(x, y &lt; 2)"

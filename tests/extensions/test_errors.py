"""The errors directive and errors.toml: what is shown, and the complaints."""

import pytest

from examples._errors import ErrorsError, load

ENTRY = """
[[error]]
id = "deaf"
group = "silent"
text = "DeafError: {name} hears nothing"
means.en = "It hears `nothing`."
means.zh = "它听不到 `nothing`。"
cure.en = "Shout."
cure.zh = "大声一点。"
see = "home"
docs = "deaf/ears.py"
"""
HOME = """\
(home)=
# Home

```{errors} silent
```
"""


@pytest.fixture
def entries(docset):
    """Return what writes errors.toml, with one line of the entry changed."""

    def write(old="", new=""):
        assert old in ENTRY
        return docset.write("errors.toml", ENTRY.replace(old, new, 1))

    return write


def test_an_entry_is_a_term_with_a_place_of_its_own(docset, entries):
    entries()
    docset.write("index.md", HOME)
    docset.build("errors", "example")
    term = docset.page("index").select_one("dl.errors dt")
    meaning, cure, facts = term.find_next_sibling("dd").select("p")

    assert docset.log == ""
    assert term["id"] == "error-deaf"
    assert term.code.text == "DeafError: … hears nothing"
    assert term.select_one("a.headerlink")["href"] == "#error-deaf"
    assert meaning.text == "It hears nothing."
    assert cure.text == "Cure: Shout. See Home."
    assert cure.a["href"] == "#home"
    assert facts.text == "Python 3.11 and later · source: deaf/ears.py"


def test_a_symptom_is_in_the_language_of_the_page(docset, entries):
    entries(
        'text = "DeafError: {name} hears nothing"',
        'text.en = "It hangs"\ntext.zh = "卡住"',
    )
    docset.write("index.md", HOME)
    docset.build("errors", "example", language="zh_CN")
    term = docset.page("index").select_one("dl.errors dt")

    assert term.code is None
    assert term.text.startswith("卡住")
    assert "它听不到" in term.find_next_sibling("dd").text


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        ("3.12+", "Python 3.12 and later"),
        ("3.11 to 3.13", "Python 3.11 to 3.13"),
        ("3.13", "Python 3.13"),
        ("PyTorch 2+", "PyTorch 2 and later"),
    ],
)
def test_versions_are_said_in_words(docset, entries, versions, shown):
    entries('see = "home"', f'see = "home"\nversions = "{versions}"')
    docset.write("index.md", HOME)
    docset.build("errors", "example")

    assert docset.page("index").select_one(".error-facts").text.startswith(f"{shown} ·")


@pytest.mark.parametrize(
    ("versions", "holds"),
    [
        ("3.12+", "3.12.0 3.13.0 3.13.9 3.14.1 3.15.1"),
        ("3.11 to 3.13", "3.11.7 3.12.0 3.13.0 3.13.9"),
        ("3.13", "3.13.0 3.13.9"),
        ("PyTorch 3+", ""),
    ],
)
def test_an_entry_knows_its_pythons(entries, versions, holds):
    [entry] = load(entries('see = "home"', f'see = "home"\nversions = "{versions}"'))
    pythons = ["3.10.0", "3.11.7", "3.12.0", "3.13.0", "3.13.9", "3.14.1", "3.15.1"]
    held = [p for p in pythons if entry.holds(tuple(map(int, p.split("."))))]

    assert held == holds.split()


def test_a_pattern_takes_anything_in_a_variable_place(entries):
    [entry] = load(entries())

    assert entry.pattern().fullmatch("DeafError: worker (7) hears nothing")
    assert not entry.pattern().search("DeafError: worker hears something")
    assert entry.said("en", {"name": "Bo"}) == "DeafError: Bo hears nothing"


def test_an_unknown_group_is_an_error_at_its_line(docset, entries):
    entries()
    docset.write("index.md", HOME.replace("silent", "silence"))
    docset.build("errors", "example")

    assert (
        "index.md:4: ERROR: no group of errors 'silence': there are silent"
        in docset.log
    )


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('id = "deaf"\n', "", "entry 1 (without id): id is missing"),
        ('id = "deaf"', 'id = "So Deaf"', "(So Deaf): id can't be 'So Deaf'"),
        (
            'group = "silent"',
            'group = "loud"',
            "(deaf): no group 'loud'; there are start",
        ),
        ("means.zh", "means.jp", "(deaf): means needs means.en and means.zh"),
        ('"大声一点。"', '""', "(deaf): cure.zh is one line of text"),
        ("see =", "sea =", "(deaf): see is missing"),
        (
            'see = "home"',
            'see = "home"\ncolour = 1',
            "(deaf): no key 'colour'; there are id",
        ),
        ('docs = "deaf/ears.py"', "", "(deaf): seen or docs: it needs one of them"),
        ("deaf/ears.py", "a book", "(deaf): docs can't be 'a book'"),
        (
            'docs = "deaf/ears.py"',
            'seen = "a/b"',
            '(deaf): seen is a list, as in ["topic/name"]',
        ),
        ("docs =", 'method = "spawn"\ndocs =', "(deaf): method: it belongs to seen"),
        ("docs =", 'versions = "new"\ndocs =', "(deaf): versions can't be 'new'"),
        ("[[error]]", "[error]", "it is a list of [[error]], and nothing else"),
        ("[[error]]", "[[error]", "errors.toml: "),
        ("[[error]]", ENTRY + "[[error]]", "entry 2 (deaf): id: another entry has it"),
    ],
)
def test_a_fault_names_the_entry_and_the_key(entries, old, new, complaint):
    with pytest.raises(ErrorsError) as raised:
        load(entries(old, new))

    assert str(raised.value).startswith("errors.toml")
    assert complaint in str(raised.value)


def test_a_fault_in_the_file_stops_the_page(docset, entries):
    entries("see =", "sea =")
    docset.write("index.md", HOME)
    docset.build("errors", "example")

    assert (
        "index.md:4: ERROR: errors.toml, entry 1 (deaf): see is missing" in docset.log
    )

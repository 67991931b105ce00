"""``make check`` names what is out of date: a page, its index, the catalogue."""

import pytest

from conf import check, pairs

PAGE = "processes/join"


@pytest.fixture
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what takes long: the lint, the build and the tests."""
    monkeypatch.setattr(check, "exit_code", lambda *_command: 0)
    monkeypatch.setattr(check, "build", lambda: False)


@pytest.mark.usefixtures("nothing_else")
def test_a_page_that_is_up_to_date_passes(capsys: pytest.CaptureFixture[str]):
    assert check.main(PAGE) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("nothing_else")
@pytest.mark.parametrize("old", [PAGE, "processes/index"])
def test_an_old_stamp_is_named_also_the_one_of_the_index(
    old: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    stamped = pairs.stamp_of
    chinese = pairs.both(old)[1]
    monkeypatch.setattr(
        check, "stamp_of", lambda page: "" if page == chinese else stamped(page)
    )

    assert check.main(PAGE) == 1
    assert f"make agreed PAGE={old}" in capsys.readouterr().out


@pytest.mark.usefixtures("nothing_else")
def test_an_old_catalogue_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(check, "is_current", lambda _topic: False)

    assert check.main(PAGE) == 1
    assert "_examples/processes.po: make messages" in capsys.readouterr().out

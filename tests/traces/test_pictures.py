"""What a page says about a picture is true of the run it was drawn from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conf.pages import DOCS
from examples import _catalogue
from examples._trace.model import Trace
from tests.harness import pictures, traces
from tests.harness.pictures import Claim, says

CLAIMS = pictures.claims()


def plain(page: str) -> str:
    return " ".join((DOCS / "en" / f"{page}.md").read_text("utf-8").split())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda one: one.check.__name__)
def test_what_is_checked_is_said_beside_the_picture(claim: Claim) -> None:
    pages = pictures.shown().get(claim.example, set())

    for sentence in claim.sentences:
        assert any(sentence in plain(page) for page in pages), (
            f"{sentence!r} stands on no page that shows {{timeline}} {claim.example}"
        )


def test_every_picture_has_a_sentence_that_is_checked() -> None:
    checked = {claim.example for claim in CLAIMS}

    assert sorted(name for name in pictures.shown() if name not in checked) == []


@pytest.fixture
def asks_for_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, str]]:
    """Give an empty trace, and the start method that it is recorded under."""
    example = _catalogue.load()["processes/first_process"]
    path = tmp_path / "first_process.trace"
    path.touch()
    wanted = {path: (example, example.reference)}
    monkeypatch.setattr(traces, "wanted", lambda: wanted)
    monkeypatch.setattr(traces, "TRIES", 1)
    return path, example.reference


@pytest.mark.parametrize("true", [True, False])
def test_a_trace_that_makes_a_sentence_false_is_not_kept(
    asks_for_a_trace: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    true: bool,
) -> None:
    path, method = asks_for_a_trace

    def check(trace: Trace) -> None:
        assert trace.lanes
        assert true

    claim = Claim("processes/first_process", method, ("It is so.",), check)
    monkeypatch.setattr(pictures, "claims", lambda: [claim])

    if true:
        assert traces.refresh() == ["recorded first_process.trace"]
        assert path.stat().st_size
    else:
        with pytest.raises(traces.TraceError, match=r"'It is so\.'"):
            traces.refresh()
        assert not path.stat().st_size


def test_a_claim_without_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="sentence"):
        says("processes/first_process")

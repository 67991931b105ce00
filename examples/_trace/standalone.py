"""A trace as an SVG file that needs nothing else."""

from .drawing import draw_svg
from .model import Trace
from .picture import Artist, Picture
from .words import WORDS

KINDS = (
    *("starting", "running", "waiting", "sleeping", "task", "chunk", "holding"),
    *("message", "mark", "ended"),
)
STYLE = (
    ".lanes{--ink:#1b2225;--faint:#c9d1d0;--paper:#fff;--run:#4d9aa3;--wait:#e3e8e7;"
    "--hold:#d99a1c;--task:#cfe0b4;--go:#5a4584;font:12.5px system-ui,sans-serif;"
    "background:var(--paper)}"
    "@media(prefers-color-scheme:dark){.lanes{--ink:#d9dfe0;--faint:#3b474b;"
    "--paper:#12171a;--run:#3f8f99;--wait:#2c363a;--hold:#d99a1c;--task:#3f5226;--go:#bfaee6}}"
    "text{fill:var(--ink)}.name,.note{text-anchor:end}.name{font-weight:600}"
    ".time{text-anchor:middle}.in-holding{fill:#1b1300}"
    ".base,.tick{stroke:var(--faint);stroke-width:1}"
    ".k-starting{fill:none;stroke:var(--run);stroke-dasharray:3 2}"
    ".k-running{fill:var(--run)}.k-waiting{fill:var(--wait);stroke:var(--run)}"
    ".k-sleeping{fill:var(--run);fill-opacity:.4;stroke:var(--run)}"
    ".k-task{fill:var(--task);stroke:var(--ink);stroke-width:.6}"
    ".k-chunk{fill:var(--paper);stroke:var(--ink);stroke-width:.6}"
    ".k-holding{fill:var(--hold)}.k-mark{fill:var(--go)}.k-ended{fill:var(--ink)}"
    ".a-start path,.a-signal path,.a-message path{fill:none;stroke:var(--go)}"
    ".a-start path{stroke:var(--faint)}.a-signal path{stroke-dasharray:2 2}"
    "g .head{fill:var(--go);stroke:none}.a-start .head{fill:var(--faint)}"
    "g .hit{stroke:transparent;stroke-width:9}"
)


def draw_trace(trace: Trace, title: str) -> str:
    """Return a trace's drawing as the text of an SVG file that stands alone."""
    picture = Artist(trace, WORDS).make_picture()
    return draw_picture(picture, title, WORDS, STYLE)


def draw_picture(
    picture: Picture, title: str, words: dict[str, str], style: str = ""
) -> str:
    """Draw a picture, with a legend of the kinds that a trace may have."""
    return draw_svg(
        picture.lanes,
        picture.spans,
        picture.arrows,
        unit=picture.unit,
        title=title,
        words={kind: words[kind] for kind in KINDS},
        end=picture.end,
        style=style,
    )

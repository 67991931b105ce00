"""Draw the pictures that others show of the site: ``python -m conf.cards``.

A card for each topic and language, which a link in a chat or a network shows, and the
icons in the formats that take no SVG.  They are kept in conf/theme/root, as drawing
needs Chromium and fonts with Chinese; draw them anew when a topic has another name.
"""

import json
import os
import struct
import subprocess
import tempfile
from html import escape
from pathlib import Path
from string import Template

from conf.extensions.bilingual import TONGUES, Tongue, page_title

ROOT = Path(__file__).parents[1]
THEME = ROOT / "conf" / "theme"
OUT = THEME / "root"
TITLES = THEME / "cards.json"  # what is written on each card
CARD = (1200, 630)  # pixels, as social networks want it
WIDEST = 1040  # pixels of a title


def titles(tongue: Tongue) -> dict[str, str]:
    """Return the title of each topic, the whole site's as index."""
    pages = ROOT / "docs" / tongue.source
    return {
        page.parent.name if page.parent != pages else "index": page_title(page)
        for page in [pages / "index.md", *sorted(pages.glob("*/index.md"))]
    }


def all_titles() -> dict[str, dict[str, str]]:
    """Return the titles of both languages, by the folder of each."""
    return {tongue.path: titles(tongue) for tongue in TONGUES}


def card(title: str, site: str, tag: str) -> str:
    """Return a card as SVG, its title as large as fits."""
    width = sum(1 if ord(each) > 0x2E7F else 0.58 for each in title)  # in ems
    words = {"title": escape(title), "site": escape(site), "language": tag}
    size = min(112, round(WIDEST / width))
    return Template((THEME / "card.svg").read_text("utf-8")).substitute(
        words, size=size
    )


def draw(svg: str, size: tuple[int, int]) -> bytes:
    """Return a drawing as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "picture.png")
        style = "*{margin:0}svg{display:block;width:100vw;height:auto}"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>{style}</style>{svg}", "utf-8"
        )
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
        shot = (f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}")
        clear = "--default-background-color=00000000"
        browser = os.environ.get("CHROMIUM", "chromium")
        subprocess.run(
            [browser, *options, *shot, clear, page.as_uri()],
            check=True,
            capture_output=True,
        )
        return picture.read_bytes()


def icon(png: bytes, size: int) -> bytes:
    """Return a PNG as the only picture of an .ico file."""
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), 22)
    return head + entry + png


def main() -> None:
    """Draw all of them."""
    wanted = all_titles()
    for tongue in TONGUES:
        folder = OUT / "cards" / tongue.path
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        site = wanted[tongue.path]["index"]
        for topic, title in wanted[tongue.path].items():
            svg = card(title, site if topic != "index" else "Python", tongue.tag)
            (folder / f"{topic}.png").write_bytes(draw(svg, CARD))
    mark = (THEME / "static" / "favicon.svg").read_text("utf-8")
    whole = mark.replace(' rx="7"', "")  # the device rounds the corners
    (OUT / "apple-touch-icon.png").write_bytes(draw(whole, (180, 180)))
    (OUT / "favicon.ico").write_bytes(icon(draw(mark, (32, 32)), 32))
    text = json.dumps(wanted, ensure_ascii=False, indent=1)
    TITLES.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()

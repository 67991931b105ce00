"""Write what lies above both languages: ``python -m conf.front_door _site``.

That is the page at the root, the page for what isn't there, the pictures, and what
search engines read.  The pages are filled from conf/theme/front_door.
"""

import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from conf.extensions.bilingual import SITE_ROOT, TONGUES
from conf.extensions.policy import by_hash, policy

HERE = Path(__file__).parent

UNLISTED = {"search.html", "genindex.html"}
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def write_pages(site: Path) -> None:
    """Write index.html, which chooses a language, and 404.html, which offers both."""
    folder = HERE / "theme" / "front_door"
    style = (folder / "style.css").read_text("utf-8").strip()
    script = (folder / "choose.js").read_text("utf-8").strip()
    words = {
        "root": SITE_ROOT,
        "path": urlsplit(SITE_ROOT).path,  # 404.html is shown at any depth
        "style": style,
        "script": script,
        "policy": policy(by_hash(script), style=by_hash(style)),
    }
    for name in ("index.html", "404.html"):
        text = Template((folder / name).read_text("utf-8")).substitute(words)
        (site / name).write_text(text, "utf-8")


def pages(site: Path, path: str) -> set[str]:
    """Return every page of one language, by its path there."""
    folder = site / path
    found = {page.relative_to(folder).as_posix() for page in folder.rglob("*.html")}
    return {page for page in found - UNLISTED if not page.startswith("_")}


def write_sitemap(site: Path) -> None:
    """List each page in each language, with its alternates."""
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    there = {tongue: pages(site, tongue.path) for tongue in TONGUES}
    urls = ET.Element(f"{{{SITEMAP}}}urlset")
    for page in sorted(set().union(*there.values())):
        address = {
            tongue: f"{SITE_ROOT}/{tongue.path}/{page}"
            for tongue in TONGUES
            if page in there[tongue]
        }
        for one in address.values():
            url = ET.SubElement(urls, f"{{{SITEMAP}}}url")
            ET.SubElement(url, f"{{{SITEMAP}}}loc").text = one
            for tongue, other in address.items():
                link = {"rel": "alternate", "hreflang": tongue.tag, "href": other}
                ET.SubElement(url, f"{{{XHTML}}}link", link)
    ET.indent(urls, " ")
    tree = ET.ElementTree(urls)
    tree.write(site / "sitemap.xml", encoding="utf-8", xml_declaration=True)


def write_llms(site: Path) -> None:
    """Join the lists of Markdown copies, for programs that read instead of us."""
    first, *others = (
        (site / tongue.path / "llms.txt").read_text("utf-8") for tongue in TONGUES
    )
    sections = [text[text.index("\n## ") :] for text in others]
    (site / "llms.txt").write_text("".join([first, *sections]), "utf-8")


def write_robots(site: Path) -> None:
    """Let every robot in, and show it the map."""
    lines = f"User-agent: *\nAllow: /\n\nSitemap: {SITE_ROOT}/sitemap.xml\n"
    (site / "robots.txt").write_text(lines, "utf-8")


if __name__ == "__main__":
    out = Path(sys.argv[1])
    shutil.copytree(HERE / "theme" / "root", out, dirs_exist_ok=True)
    write_pages(out)
    write_sitemap(out)
    write_llms(out)
    write_robots(out)

"""Write what the laboratory's page fetches.

``python -m conf.laboratory.publish _site`` puts it into _site/_lab, once for both
languages: the page's own scripts, Python for the browser (Pyodide, from node_modules),
the modules that it runs there, and its answers to the textbooks' exercises.
"""

import gzip
import json
import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from conf.extensions.older_browsers import with_plain_colours
from conf.extensions.shared.words import choose

from . import interface
from .answer import answer
from .presets import presets

ROOT = Path(__file__).parents[2]
OWN = Path(__file__).parent / "page"
PYODIDE = ROOT / "node_modules" / "pyodide"
PARTS = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
OWN_MODULES = (
    *("__init__", "answer", "captions", "numbers", "picture", "setup", "steps"),
    *("tables", "words"),
)
MODULES = (
    "conf/__init__.py",
    "conf/extensions/__init__.py",
    "conf/extensions/shared/__init__.py",
    "conf/extensions/shared/words.py",
    *(f"conf/laboratory/{name}.py" for name in OWN_MODULES),
    "examples/__init__.py",
    "examples/_trace/__init__.py",
    "examples/_trace/drawing.py",
    "examples/scheduling/__init__.py",
    "examples/scheduling/engine/*.py",
    "examples/scheduling/policies/*.py",
)


def copy(source: Path, target: Path) -> None:
    """Copy a file, unless it is there already."""
    have, there = source.stat(), target.stat() if target.is_file() else None
    same = there and (have.st_size, have.st_mtime) == (there.st_size, there.st_mtime)
    if not same:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def modules() -> bytes:
    """Return the modules as a zip file, the same one whenever they are the same."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for pattern in MODULES:
            for path in sorted(ROOT.glob(pattern)):
                entry = zipfile.ZipInfo(path.relative_to(ROOT).as_posix())
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
    return archive.getvalue()


def size(archive: bytes) -> str:
    """Return a script that says how large Python is, as it is and compressed.

    Scripts are not among the bytes, because the Worker can't count what it imports.
    """
    parts = {name: (PYODIDE / name).read_bytes() for name in PARTS} | {"": archive}
    counted = sum(len(part) for name, part in parts.items() if ".mjs" not in name)
    packed = sum(len(gzip.compress(part, mtime=0)) for part in parts.values())
    return f"export const bytes = {counted};\nexport const packed = {packed};\n"


def answers() -> dict[str, str]:
    """Return Python's answer to each exercise in each language, by its file's name."""
    return {
        f"answers/{language}-{book}-{number}.json": answer(
            json.dumps(question(preset["setup"], language))
        )
        for language in ("en", "zh")
        for book, found in enumerate(presets())
        for number, preset in enumerate(found["presets"])
    }


def question(setup: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the question that the page asks when a set-up is run."""
    say = choose(interface.WORDS, language)
    title = say["title"].format(say[setup["policy"]])
    return {"do": "run", "setup": setup, "language": language, "title": title}


def write(folder: Path) -> None:
    """Fill the folder, and take out what doesn't belong."""
    sources = {path.name: path for path in OWN.glob("*.js")}
    sources |= {f"pyodide/{name}": PYODIDE / name for name in PARTS}
    for name, source in sources.items():
        copy(source, folder / name)
    archive = modules()
    (folder / "modules.zip").write_bytes(archive)
    sheet = with_plain_colours((OWN / "lab.css").read_text("utf-8"))
    texts = {"lab.css": sheet, "size.js": size(archive), **answers()}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in {*sources, *texts, "modules.zip"}:
            path.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "_lab")

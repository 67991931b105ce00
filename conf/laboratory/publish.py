"""Write what the laboratory's page fetches.

``python -m conf.laboratory.publish _site`` puts it into _site/_lab, once for both
languages: the page's own scripts, Python for the browser (Pyodide, from node_modules),
and the modules that it runs there.
"""

import shutil
import sys
import zipfile
from io import BytesIO
from pathlib import Path

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


def write(folder: Path) -> None:
    """Fill the folder, and take out what doesn't belong."""
    sources = {path.name: path for path in OWN.iterdir()}
    sources |= {f"pyodide/{name}": PYODIDE / name for name in PARTS}
    for name, source in sources.items():
        copy(source, folder / name)
    (folder / "modules.zip").write_bytes(modules())
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in {*sources, "modules.zip"}:
            path.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "_lab")

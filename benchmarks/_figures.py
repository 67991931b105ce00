"""What every benchmark needs: what stands for its repeats, and where it was run."""

import datetime
import json
import os
import platform
import re
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any


def rounded(number: float) -> float:
    """Keep three figures: more would be noise."""
    short = float(f"{number:.3g}")
    return int(short) if short >= 100 else short


def spread(numbers: Iterable[float]) -> dict[str, float]:
    """Return what stands for some repeats."""
    several = sorted(map(rounded, numbers))
    middle = rounded(median(several))
    return {"median": middle, "lowest": several[0], "highest": several[-1]}


def machine(packages: Iterable[str]) -> dict[str, Any]:
    """Say where and when this was measured."""
    processor, virtual = platform.processor() or platform.machine(), False
    cpus = Path("/proc/cpuinfo")
    if cpus.is_file():
        text = cpus.read_text(encoding="utf-8")
        named = re.search(r"model name\s*: (.*)", text)
        processor = named[1] if named else processor
        virtual = "hypervisor" in text
    return {
        "processor": processor,
        "cores": os.cpu_count(),
        "virtual": virtual,
        "system": platform.system(),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in packages},
        "day": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "load before": round(os.getloadavg()[0], 2),
    }


def keep(
    data: dict[str, Any], kept: Path, *, quick: bool, doubts: Iterable[str] = ()
) -> None:
    """Write figures into the file that pages read, or a first impression into _build.

    Figures that contradict the pages are not kept: it ends with what is doubtful.
    """
    root = kept.parents[1]
    path = root / "_build" / kept.name if quick else kept
    if not quick and (told := "\n".join(doubts)):
        sys.exit(f"{told}\nNothing was kept: two cores must have nothing else to do.")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"written to {path.relative_to(root)} after {data['machine']['seconds']} s")

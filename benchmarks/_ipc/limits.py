"""What the machine can do at most, told by a C program built on the spot."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks._ipc.pair import PLACES, cores, possible

SOURCE = Path(__file__).with_name("limits.c")


def measure(repeats: int) -> dict[str, list[dict[str, float]]]:
    """Return what the program says, by place; nothing where there is no compiler."""
    compiler = shutil.which("cc")
    if not compiler:
        return {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        program = Path(folder, "limits")
        subprocess.run([compiler, "-O2", "-o", program, SOURCE], check=True)
        return {
            place: [once(program, place) for _ in range(repeats)]
            for place in filter(possible, PLACES)
        }


def once(program: Path, place: str) -> dict[str, float]:
    """Run the program with its two processes so placed."""
    where = cores(place) or [-1, -1]
    command = [str(program), *map(str, where)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said: dict[str, float] = json.loads(done.stdout)
    return said

"""Draw a run that is checked: who waits for whom, up to its end or the time limit."""

import tempfile
from pathlib import Path

from .._trace import command
from .._trace.compiler import compile_trace
from .._trace.run import make_environment, make_head
from . import runs
from .runs import Program


def draw(program: Program, method: str, out: Path) -> str:
    """Run a program once more with the recorder, draw it, and say what was drawn.

    Raises ``command.Refusal`` where the file can't be written.
    """
    command.check_output(out)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        logs = Path(folder)
        run = runs.run(program, method, trace=make_environment(logs))
        lines = [line for log in logs.iterdir() for line in log.open(encoding="utf-8")]
    main = next((one.pid for one in run.processes if one.role == "main"), 0)
    seen = compile_trace(lines, make_head(method), main, run.ended, run.code)
    title = f"{Path(program.words[0]).name}, {method}"
    out.write_text(command.write(seen, title, out.suffix), "utf-8", newline="\n")
    return f"{out}: {command.summarize(seen)}"

"""Draw a script's run: ``python -m FOLDER OUT.svg SCRIPT.py [ARGUMENT...]``.

With OUT.json the run is written for Perfetto.
"""

import argparse
import multiprocessing
import sys
from pathlib import Path

from . import command


def main() -> int:
    """Do what the command line says; return the script's exit code."""
    parser = argparse.ArgumentParser(description="Draw what a script's processes do.")
    parser.add_argument("out", type=Path, metavar="OUT.svg")
    parser.add_argument("script", type=Path, metavar="SCRIPT.py")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARGUMENT")
    options = parser.parse_args()
    words = command.make_command(str(options.script), *options.arguments)
    method = multiprocessing.get_all_start_methods()[0]
    try:
        command.check_output(options.out)
        command.check_script(options.script)
        return command.trace(words, options.script.name, options.out, method)
    except command.Refusal as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())

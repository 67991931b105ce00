"""Ask an interpreter once what it is and what it can do."""

import functools
import json
import subprocess
from typing import NamedTuple

from examples import _catalogue
from examples._catalogue import Here

OLDEST = (3, 11)  # that the examples run on
QUESTION = """
import importlib.util, json, multiprocessing, os, platform, sys
print(json.dumps({
    "version": sys.version_info[:3],
    "methods": multiprocessing.get_all_start_methods(),
    "platform": sys.platform,
    "modules": [name for name in sys.argv[1:] if importlib.util.find_spec(name)],
    "default": multiprocessing.get_start_method(),
    "root": sys.platform != "win32" and os.geteuid() == 0,
    "system": f"{platform.system()} {platform.machine()}",
}))
"""


class Answer(NamedTuple):
    """What one interpreter says about itself."""

    here: Here
    default: str  # start method
    system: str  # such as "Linux x86_64"


@functools.cache
def ask(python: str) -> Answer:
    """Start the interpreter and ask; the answer is kept."""
    wanted = {
        module
        for example in _catalogue.load().values()
        for settings in (example.settings, *example.overrides.values())
        for module in settings.requires
    }
    done = subprocess.run(
        [python, "-I", "-c", QUESTION, *sorted(wanted)],
        capture_output=True,
        check=True,
        text=True,
        timeout=30,
    )
    said = json.loads(done.stdout)
    version, methods = tuple(said["version"]), tuple(said["methods"])
    modules, root = said["modules"], said["root"]
    offers = Here(version, methods, said["platform"], modules, root)
    return Answer(offers, said["default"], said["system"])


def release(python: str) -> str:
    """Return an interpreter's version, such as 3.11.7."""
    return ".".join(map(str, ask(python).here.version))

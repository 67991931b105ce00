"""List the examples, or run one.

python -m examples                                     lists them
python -m examples processes/first_process             runs one
python -m examples first_process --start-method spawn  ... in another way
python -m examples first_process --trace out.svg       ... and draws the run
python -m examples path/to/script.py --trace out.svg   draws a script of your own
python -m examples path/to/script.py --trace out.json  ... for ui.perfetto.dev
python -m examples check path/to/script.py             runs it under every start method
"""

import sys

if __package__ != "examples":
    print(
        "Run this from the project's root folder, as: python -m examples",
        file=sys.stderr,
    )
    sys.exit(2)
if sys.version_info < (3, 11):  # noqa: UP036 (an older one reads this far)
    print(
        "The examples need Python 3.11 or newer; this is %d.%d" % sys.version_info[:2],  # noqa: UP031
        file=sys.stderr,
    )
    sys.exit(2)

import argparse
import importlib.util
import multiprocessing
import os
import runpy
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from examples import _catalogue, _stop
from examples._catalogue import CatalogueError, Example, Here


class MainAsChildrenCallIt(ModuleType):
    """Lets the parent unpickle objects of classes that a child found in __mp_main__.

    multiprocessing makes this name an alias of __main__ when it is imported, and
    that would stay this runner.
    """

    def __getattr__(self, name: str) -> object:
        return getattr(sys.modules["__main__"], name)


def refuse(message: str) -> NoReturn:
    """Say why not, and leave."""
    print(message, file=sys.stderr)
    sys.exit(2)


def show(examples: dict[str, Example]) -> None:
    """Print every example with what it is about, topic by topic."""
    width = max(map(len, examples), default=0)
    topic = ""
    for name, example in examples.items():
        if example.topic != topic:
            topic = example.topic
            print(f"\n{_catalogue.topic_summary(topic) or topic}\n")
        print(f"  {name:{width}}  {example.summary}".rstrip())
    print(
        "\nRun one with: python -m examples NAME [--start-method METHOD]"
        " [--trace OUT.svg]"
    )


def find(wanted: str, examples: dict[str, Example]) -> Example:
    """Return the example of this name, or say which names come near."""
    found = _catalogue.find(wanted, examples)
    if len(found) == 1:
        return examples[found[0]]
    if found:
        refuse(f"Which {wanted}: {', '.join(found)}?")
    near = _catalogue.nearest(wanted, examples)
    if not near:
        refuse(f"No example {wanted!r}. This lists them: python -m examples")
    width = max(map(len, near))
    lines = [f"  {name:{width}}  {examples[name].summary}" for name in near]
    refuse("\n".join([f"No example {wanted!r}. These come near:", *lines]))


def choose(example: Example, wanted: str | None) -> str | None:
    """Return the start method to set, or none to leave the platform's default."""
    methods = tuple(multiprocessing.get_all_start_methods())
    if wanted:
        available(wanted)
    allowed = example.settings.methods
    if not wanted and methods[0] not in allowed:  # the first is the default
        wanted = next((method for method in allowed if method in methods), allowed[0])
        told = f"{example.name} does not run under {methods[0]}: using {wanted}."
        print(told, file=sys.stderr)
    method = wanted or methods[0]
    requires = example.under(method).requires
    modules = [name for name in requires if importlib.util.find_spec(name)]
    root = sys.platform != "win32" and os.geteuid() == 0
    here = Here(sys.version_info[:3], methods, sys.platform, modules, root)
    obstacle = example.obstacle(method, here)
    if obstacle:
        refuse(obstacle)
    return wanted


def run(example: Example, method: str | None, arguments: list[str]) -> None:
    """Run an example as the main module, so that its children find it."""
    if method:
        multiprocessing.set_start_method(method)
    _stop.install()
    sys.argv[1:] = arguments
    sys.modules["__mp_main__"] = MainAsChildrenCallIt("__mp_main__")
    module = f"examples.{example.name.replace('/', '.')}"
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def available(wanted: str | None) -> str:
    """Return the start method that was asked for, or the platform's default."""
    methods = multiprocessing.get_all_start_methods()
    if wanted and wanted not in methods:
        refuse(f"No start method {wanted!r} here: there are {', '.join(methods)}.")
    return wanted or methods[0]


def is_script(name: str, examples: dict[str, Example]) -> bool:
    """Tell a path to somebody's own script from an example's name."""
    path = Path(name)
    if path.is_file():
        return not any(path.samefile(one.source) for one in examples.values())
    return not _catalogue.find(name, examples) and (
        path.suffix == ".py" or path.is_dir() or path.is_absolute()
    )


def trace(options: argparse.Namespace, arguments: list[str]) -> NoReturn:
    """Run an example or a script, and draw what its processes did."""
    from examples._trace import command

    out, examples = Path(options.trace), _catalogue.load()
    try:
        command.check_output(out)
        if is_script(options.name, examples):
            script = Path(options.name)
            command.check_script(script)
            words = command.make_command(str(script), *arguments)
            method, title = available(options.start_method), script.name
            forced = options.start_method is not None
        else:
            example = find(options.name, examples)
            method = available(choose(example, options.start_method))
            title, forced = example.name, False
            chosen = ["--start-method", method, "--", *arguments]
            words = command.make_command("-m", "examples", title, *chosen)
        sys.exit(command.trace(words, title, out, method, force=forced))
    except command.Refusal as error:
        refuse(str(error))


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    if arguments[:1] == ["check"]:
        from examples._check import command

        sys.exit(command.main(arguments[1:]))
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(
        prog="python -m examples",
        description="List the examples, or run one.",
        epilog="What follows a -- goes to the example.",
    )
    parser.add_argument("name", nargs="?", help="the example to run: topic/name")
    parser.add_argument(
        "--start-method",
        metavar="METHOD",
        help="how it starts processes: fork, spawn or forkserver",
    )
    parser.add_argument(
        "--trace",
        metavar="OUT.svg",
        help="draw what its processes did into this file, or with OUT.json write "
        "it for ui.perfetto.dev; NAME may then be the path of a script of your own",
    )
    options = parser.parse_args(arguments[:cut])
    try:
        examples = _catalogue.load()
    except CatalogueError as error:
        refuse(str(error))
    if options.trace is not None:
        if options.name is None:
            refuse("--trace needs an example's name or the path of a script.")
        trace(options, arguments[cut + 1 :])
    if options.name is None:
        try:
            show(examples)
            sys.stdout.flush()
        except BrokenPipeError:  # as in: python -m examples | head -1
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    example = find(options.name, examples)
    run(example, choose(example, options.start_method), arguments[cut + 1 :])


if __name__ == "__main__":
    main(sys.argv[1:])

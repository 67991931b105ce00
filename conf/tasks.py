"""The project's commands: ``make NAME``, or ``python conf/tasks.py NAME`` without make.

Only what an old Python can read stands above the check of its version.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This needs Python 3.11 or newer; %s is %d.%d. "
        "Say: make site PYTHON=/path/to/a/newer/python"
        % (sys.executable, *sys.version_info[:2])
    )

from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"
BENCH_VENV = ROOT / ".venv-bench"  # so that what is measured changes no test
BIN = "Scripts" if os.name == "nt" else "bin"
PYTHON = VENV / BIN / ("python.exe" if os.name == "nt" else "python")
BENCH_PYTHON = BENCH_VENV / BIN / PYTHON.name
LOCK = ROOT / "conf" / "requirements.txt"
NODE_LOCK = ROOT / "conf" / "requirements-node.txt"  # node, where there is none
BENCH_LOCK = ROOT / "conf" / "requirements-bench.txt"
LIGHTHOUSE = ROOT / "tests" / "lighthouse"  # it is heavy: its packages are its own
SITE = ROOT / "_site"
DOCTREES = ROOT / "_build" / "doctrees"
LANGUAGES = {"en": "en", "zh": "zh-cn"}  # folder in docs/: folder in the site
SPREAD = ("-n", "8")  # tests mostly wait for processes: more workers than cores
NO_NETWORK = ("NewConnectionError", "ConnectTimeout", "ProxyError", "name resolution")


def run(*command: object, **environment: str) -> None:
    """Run a command from the project's root; leave with its exit code if it fails."""
    if code := exit_code(*command, **environment):
        sys.exit(code)


def exit_code(*command: object, **environment: str) -> int:
    """Run a command from the project's root, and return its exit code."""
    env = os.environ | environment
    words = [str(part) for part in command]
    return subprocess.run(words, cwd=ROOT, env=env, check=False).returncode


def test_code(*options: str) -> int:
    """Run pytest, and return its exit code.

    The tests are compiled first, once: each worker would do that anew, for 10 seconds.
    """
    kept, command = {"PYTHONDONTWRITEBYTECODE": ""}, [str(PYTHON), "-m", "pytest"]
    subprocess.run(
        [*command, "--collect-only", "-qq"],
        cwd=ROOT,
        env=os.environ | kept,
        stdout=subprocess.DEVNULL,
        check=False,  # the run itself says what is wrong
    )
    return exit_code(*command, *options, **kept)


def run_all(*commands: list[object]) -> None:
    """Run every command, also after one that failed; leave if any did."""
    codes = [exit_code(*command) for command in commands]
    if any(codes):
        sys.exit(1)


def environment(venv: Path = VENV, locks: tuple[Path, ...] = (LOCK,)) -> None:
    """Make an environment from locked requirements, unless it already holds them."""
    told = b"".join(lock.read_bytes() for lock in locks) + sys.version.encode()
    wanted, stamp = hashlib.sha256(told).hexdigest(), venv / "requirements.sha256"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if Path(sys.prefix) == venv:
        sys.exit(f"{venv.name} must be made anew: say this with another Python.")
    names = ", ".join(lock.name for lock in locks)
    print(f"making {venv.name} with the packages of {names}", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        sys.exit(
            f"{sys.executable} can't make {venv.name}. If it lacks the venv or the "
            "ensurepip module, on Debian and Ubuntu: apt-get install python3-venv. "
            "It said:\n"
            f"{(made.stderr or made.stdout).strip()}"
        )
    python = venv / BIN / PYTHON.name
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--retries=2"]
    options = [f"--requirement={lock}" for lock in locks]
    done = subprocess.run(
        [*pip, "install", "--quiet", "--require-hashes", *options],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        if any(sign in done.stdout + done.stderr for sign in NO_NETWORK):
            sys.exit("No package index could be reached: check the network, try again.")
        sys.exit(f"pip could not install {names}:\n{done.stderr.strip()}")
    stamp.write_text(wanted, encoding="utf-8")


def sphinx(language: str, builder: str = "html") -> list[str]:
    """Return the command that builds one language."""
    source, out = ROOT / "docs" / language, SITE / LANGUAGES[language]
    if builder != "html":
        out = ROOT / "_build" / builder / language
    command = [PYTHON, "-m", "sphinx", "build", "-n", "-W", "--keep-going", "-q"]
    command += ["-b", builder, "-t", language, "-c", ROOT / "conf"]
    command += ["-d", DOCTREES / language, source, out]
    return [str(part) for part in command]


def build(commands: list[list[str]]) -> None:
    """Run builds side by side; leave if one fails."""
    builds = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    codes = [each.wait() for each in builds]
    if any(codes):
        sys.exit("The site was not built: see the lines above.")


def site() -> None:
    """Build both languages into _site/ and say where to look."""
    environment()
    node_packages("--omit=dev")
    remove_stale_pages()
    build([sphinx(language) for language in LANGUAGES])
    run(PYTHON, "-m", "conf.front_door", SITE)
    run(PYTHON, "-m", "conf.laboratory.publish", SITE)
    for name in ("examples.zip", "processes.pyz"):
        run(PYTHON, "-m", "conf.archive", SITE / name)
    print("The site is built. Open", SITE / "index.html")


def remove_stale_pages() -> None:
    """Remove built pages whose source has gone: Sphinx leaves them."""
    for language, folder in LANGUAGES.items():
        built = SITE / folder
        for page in (*built.glob("**/*.html"), *built.glob("**/*.md")):
            source = ROOT / "docs" / language / page.relative_to(built)
            made_by_sphinx = page.name in ("search.html", "genindex.html")
            if not (made_by_sphinx or source.with_suffix(".md").is_file()):
                page.unlink()


def serve(*options: str) -> None:
    """Show the site on a local port and build it again at each change."""
    site()
    run(PYTHON, "conf/serve.py", *options)


def test(*options: str) -> None:
    """Run every test; ARGS go to pytest, --python=PATH adds an interpreter."""
    site()
    sys.exit(test_code(*SPREAD, *options))


def check(*pages: str) -> None:
    """Check one page quickly: PAGE=processes/join, its examples, tests and pair."""
    environment()
    if len(pages) != 1:
        sys.exit("say which page: make check PAGE=processes/join")
    run(PYTHON, "-m", "conf.check", *pages)


def nightly(*options: str) -> None:
    """Run what takes longer: every page, method, moment, interpreter and link."""
    site()
    pythons = [f"--python={path}" for path in [PYTHON, *other_pythons()]]
    everything = ["--nightly", *SPREAD, *pythons, *options]
    this = [sys.executable, __file__]
    codes = [
        exit_code(*this, "lint"),
        test_code(*everything),
        exit_code(*this, "browser", EVERY_PAGE="1"),
        exit_code(*this, "lighthouse"),
        exit_code(*this, "links"),
    ]
    sys.exit(1 if any(codes) else 0)


def other_pythons() -> list[str]:
    """Return the machine's interpreters of other versions that can run examples."""
    own = ".".join(map(str, sys.version_info[:2]))
    versions = [f"3.{minor}" for minor in range(11, 30) if f"3.{minor}" != own]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = []
    for version in versions:
        installed = sorted(pyenv.glob(f"{version}.*/bin/python3"))
        path = shutil.which(f"python{version}") if not installed else installed[-1]
        found += [str(path)] if path else []
    return found


def links() -> None:
    """Check that every link to the outside leads somewhere; it needs the network."""
    environment()
    try:
        socket.create_connection(("docs.python.org", 443), timeout=10).close()
    except OSError as error:
        print(f"Links to the outside are not checked: there is no network ({error}).")
        return
    build([sphinx(language, "linkcheck") for language in LANGUAGES])


def record(*options: str) -> None:
    """Run the examples and keep what they print, and where they were verified."""
    environment()
    recording = ["-n", "4", "--regen-all", "--verified", "tests/test_examples.py"]
    run(PYTHON, "-m", "pytest", *recording, *options)


def lint(*options: str) -> None:
    """Check style, types and Chinese typography, all of them even if one fails."""
    environment()
    run_all(
        [PYTHON, "-m", "ruff", "check", *options],
        [PYTHON, "-m", "ruff", "format", "--check"],
        [PYTHON, "-m", "mypy"],
        [PYTHON, "-m", "conf.chinese_lint", *sorted(ROOT.glob("docs/zh/**/*.md"))],
    )


def format() -> None:
    """Bring the code into the form that lint asks for, as far as a program can."""
    environment()
    run(PYTHON, "-m", "ruff", "check", "--fix-only", "--quiet")
    run(PYTHON, "-m", "ruff", "format")


def messages() -> None:
    """Bring the catalogues of Chinese docstrings and comments up to date."""
    environment()
    run(PYTHON, "-m", "conf.messages")


def browser(*options: str) -> None:
    """Check the built site in Chromium (needs java and chromium)."""
    environment()
    npm("test", "--silent", *options, PATH=node_packages())


def lighthouse() -> None:
    """Check the scores that Lighthouse gives pages of the built site."""
    environment()
    node_packages()
    npm("test", "--silent", PATH=node_packages(folder=LIGHTHOUSE), folder=LIGHTHOUSE)


def node_packages(*options: str, folder: Path = ROOT) -> str:
    """Fill node_modules/ unless it has the locked packages; return the path to node.

    With --omit=dev only what the site itself needs: Pyodide and MiniSearch.
    """
    path = os.environ["PATH"]
    if node_version() < 20:
        path = f"{VENV / BIN}{os.pathsep}{path}"
        if not list((VENV / BIN).glob("npm*")):
            run(PYTHON, "-m", "pip", "install", "--quiet", f"--requirement={NODE_LOCK}")
    locked, packages = folder / "package-lock.json", folder / "node_modules"
    lock = hashlib.sha256(locked.read_bytes()).hexdigest()
    stamp, wanted = packages / "packages.sha256", " ".join([lock, *options])
    if not stamp.is_file() or stamp.read_text() not in (lock, wanted):
        filled, source = packages.relative_to(ROOT), locked.relative_to(ROOT)
        print(f"filling {filled} with the packages of {source}", flush=True)
        quiet = ("--no-fund", "--no-audit", "--loglevel=error")
        npm("ci", "--prefer-offline", *quiet, *options, PATH=path, folder=folder)
        stamp.write_text(wanted)
    return path


def npm(*arguments: str, PATH: str, folder: Path = ROOT) -> None:
    """Run npm in a folder; on Windows it has another name."""
    command = shutil.which("npm", path=PATH)
    if not command:
        sys.exit("There is no npm beside node: install it, or take node off the PATH.")
    run(command, f"--prefix={folder}", *arguments, PATH=PATH)


def node_version() -> int:
    """Return the major version of the machine's own node, 0 if it has none."""
    if not shutil.which("node"):
        return 0
    told = subprocess.run(["node", "--version"], capture_output=True, text=True)
    return int(told.stdout.lstrip("v").partition(".")[0])


def bench(*names: str) -> None:
    """Measure, and keep the figures: ARGS=scheduling, ARGS=ipc, or both."""
    there = sorted(path.stem for path in ROOT.glob("benchmarks/[!_]*.py"))
    for name in names:
        if name not in there:
            sys.exit(f"no benchmark {name!r}: there are {', '.join(there)}")
    environment(BENCH_VENV, (LOCK, BENCH_LOCK))
    for name in names or there:
        run(BENCH_PYTHON, "-m", f"benchmarks.{name}")


def agreed(*pages: str) -> None:
    """Stamp Chinese pages as agreeing with their English ones: PAGE=processes/join."""
    environment()
    run(PYTHON, "-m", "conf.pairs", *pages)


def lock(*options: str) -> None:
    """Resolve the requirements anew from pyproject.toml (needs uv)."""
    kind = ["--universal", "--python-version=3.11", "--generate-hashes"]
    quiet = ["--no-header", "--no-emit-index-url", "--quiet"]
    for file, groups in (
        (LOCK, ("site", "test", "lint")),
        (NODE_LOCK, ("browser",)),
        (BENCH_LOCK, ("bench",)),
    ):
        wanted = [f"--group={group}" for group in groups]
        output = ["--output-file", file]
        run("uv", "pip", "compile", *wanted, *kind, *quiet, *output, *options)


def clean() -> None:
    """Remove everything that these commands made."""
    packages = [folder / "node_modules" for folder in (ROOT, LIGHTHOUSE)]
    for folder in (VENV, BENCH_VENV, SITE, ROOT / "_build", *packages):
        shutil.rmtree(folder, ignore_errors=True)


def help() -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        print(f"make {name:10} {(command.__doc__ or '').strip()}")


ALL = (
    *(site, serve, test, check, record, lint, format, browser, lighthouse, nightly),
    *(links, bench, agreed, messages, lock, clean, help),
)
COMMANDS: dict[str, Callable[..., None]] = {each.__name__: each for each in ALL}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        sys.exit(f"no command {name!r}: there are {', '.join(COMMANDS)}")
    try:
        COMMANDS[name](*arguments)
    except KeyboardInterrupt:
        sys.exit("interrupted")

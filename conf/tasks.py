"""The project's commands: ``make NAME``, or ``python conf/tasks.py NAME`` without make.

Only what an old Python can read stands above the check of its version.
"""

import hashlib
import os
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This needs Python 3.11 or newer; %s is %d.%d. "
        "Say: make site PYTHON=/path/to/a/newer/python"
        % (sys.executable, *sys.version_info[:2])
    )

from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "conf" / "requirements.txt"
NODE_LOCK = ROOT / "conf" / "requirements-node.txt"  # node, where there is none
BENCH_LOCK = ROOT / "conf" / "requirements-bench.txt"
PACKAGES = ROOT / "node_modules"
SITE = ROOT / "_site"
DOCTREES = ROOT / "_build" / "doctrees"
LANGUAGES = {"en": "en", "zh": "zh-cn"}  # folder in docs/: folder in the site
NO_NETWORK = ("NewConnectionError", "ConnectTimeout", "ProxyError", "name resolution")


def run(*command: object, **environment: str) -> None:
    """Run a command from the project's root; leave with its exit code if it fails."""
    env = os.environ | environment
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env)
    if done.returncode:
        sys.exit(done.returncode)


def environment() -> None:
    """Make .venv from the locked requirements, unless it already holds them."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "requirements.sha256"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("making .venv with the packages of conf/requirements.txt", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        sys.exit(
            f"{sys.executable} can't make a virtual environment: it lacks the venv or "
            "ensurepip module (on Debian and Ubuntu: apt-get install python3-venv)."
        )
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--retries=2"]
    done = subprocess.run(
        [*pip, "install", "--quiet", "--require-hashes", f"--requirement={LOCK}"],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        if any(sign in done.stdout + done.stderr for sign in NO_NETWORK):
            sys.exit("No package index could be reached: check the network, try again.")
        sys.exit(f"pip could not install {LOCK.name}:\n{done.stderr.strip()}")
    stamp.write_text(wanted)


def sphinx(language: str, *options: object) -> list[str]:
    """Return the command that builds one language."""
    source, out = ROOT / "docs" / language, SITE / LANGUAGES[language]
    command = [PYTHON, "-m", "sphinx", "build", "-n", "-W", "--keep-going", "-q"]
    command += ["-t", language, "-c", ROOT / "conf", "-d", DOCTREES / language]
    return [str(part) for part in (*command, *options, source, out)]


def site(*options: str) -> None:
    """Build both languages into _site/ and say where to look."""
    environment()
    node_packages("--omit=dev")
    remove_stale_pages()
    builds = [subprocess.Popen(sphinx(lang, *options), cwd=ROOT) for lang in LANGUAGES]
    codes = [build.wait() for build in builds]
    if any(codes):
        sys.exit("The site was not built: see the lines above.")
    run(PYTHON, "-m", "conf.front_door", SITE)
    run(PYTHON, "-m", "conf.laboratory.publish", SITE)
    print("The site is built. Open", SITE / "index.html")


def remove_stale_pages() -> None:
    """Remove built pages whose source has gone: Sphinx leaves them."""
    for language, folder in LANGUAGES.items():
        built = SITE / folder
        for page in built.glob("**/*.html"):
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
    run(PYTHON, "-m", "pytest", "-n", "4", *options)


def record(*options: str) -> None:
    """Run the examples and keep what they print, and where they were verified."""
    environment()
    recording = ["-n", "4", "--regen-all", "--verified", "tests/test_examples.py"]
    run(PYTHON, "-m", "pytest", *recording, *options)


def lint(*options: str) -> None:
    """Check style, types and Chinese typography."""
    environment()
    run(PYTHON, "-m", "ruff", "check", *options)
    run(PYTHON, "-m", "ruff", "format", "--check")
    run(PYTHON, "-m", "mypy")
    run(PYTHON, "-m", "conf.chinese_lint", *sorted(ROOT.glob("docs/zh/**/*.md")))


def browser(*options: str) -> None:
    """Check the built site in Chromium (needs java and chromium)."""
    environment()
    npm("test", "--silent", *options, PATH=node_packages())


def node_packages(*options: str) -> str:
    """Fill node_modules/ unless it has the locked packages; return the path to node.

    With --omit=dev only what the site itself needs: Python for the browser.
    """
    path = os.environ["PATH"]
    if node_version() < 20:
        path = f"{BIN}{os.pathsep}{path}"
        if not list(BIN.glob("npm*")):
            run(PYTHON, "-m", "pip", "install", "--quiet", f"--requirement={NODE_LOCK}")
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp, wanted = PACKAGES / "packages.sha256", " ".join([lock, *options])
    if not stamp.is_file() or stamp.read_text() not in (lock, wanted):
        print("filling node_modules with the packages of package-lock.json", flush=True)
        quiet = ("--no-fund", "--no-audit", "--loglevel=error")
        npm("ci", "--prefer-offline", *quiet, *options, PATH=path)
        stamp.write_text(wanted)
    return path


def npm(*arguments: str, PATH: str) -> None:
    """Run npm, which has another name on Windows."""
    command = shutil.which("npm", path=PATH)
    if not command:
        sys.exit("There is no npm beside node: install it, or take node off the PATH.")
    run(command, *arguments, PATH=PATH)


def node_version() -> int:
    """Return the major version of the machine's own node, 0 if it has none."""
    if not shutil.which("node"):
        return 0
    told = subprocess.run(["node", "--version"], capture_output=True, text=True)
    return int(told.stdout.lstrip("v").partition(".")[0])


def bench(*names: str) -> None:
    """Measure, and keep the figures: ARGS=scheduling, ARGS=ipc, or both."""
    environment()
    run(PYTHON, "-m", "pip", "install", "--quiet", f"--requirement={BENCH_LOCK}")
    there = sorted(path.stem for path in ROOT.glob("benchmarks/[!_]*.py"))
    for name in names or there:
        if name not in there:
            sys.exit(f"no benchmark {name!r}: there are {', '.join(there)}")
        run(PYTHON, "-m", f"benchmarks.{name}")


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
    for folder in (VENV, SITE, ROOT / "_build", PACKAGES):
        shutil.rmtree(folder, ignore_errors=True)


def help() -> None:
    """List the commands."""
    for name, command in COMMANDS.items():
        print(f"make {name:8} {(command.__doc__ or '').strip()}")


ALL = (site, serve, test, record, lint, browser, bench, agreed, lock, clean, help)
COMMANDS = {command.__name__: command for command in ALL}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        sys.exit(f"no command {name!r}: there are {', '.join(COMMANDS)}")
    try:
        COMMANDS[name](*arguments)
    except KeyboardInterrupt:
        sys.exit("interrupted")

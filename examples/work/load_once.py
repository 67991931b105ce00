"""Score messages as spam on all cores: each worker loads the model once."""

import json
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

IGNORE_CTRL_C = (signal.SIGINT, signal.SIG_IGN)


class ModelError(Exception):
    """No message can be scored; the text says which file is wrong, and why."""


@cache
def load_model(path: str) -> dict[str, float]:
    """Return the weight of each word; runs once in each worker process."""
    try:
        return dict(json.loads(Path(path).read_bytes()))
    except Exception as error:
        raise ModelError(f"{path}: no model: {error!r}") from error


def score(model_path: str, path: str) -> float:
    """Return the sum of the weights of a message's words; runs in a worker process."""
    model = load_model(model_path)
    words = Path(path).read_text(encoding="utf-8", errors="replace").split()
    return sum(model.get(word.lower(), 0) for word in words)


def score_all(model_path: str, paths: list[str], errors: list[object]) -> None:
    """Print a line for each message, in the order of the paths."""
    done = 0
    before = signal.signal(*IGNORE_CTRL_C)  # main too, while the workers start
    pool = ProcessPoolExecutor(initializer=signal.signal, initargs=IGNORE_CTRL_C)
    try:
        futures = [pool.submit(score, model_path, path) for path in paths]
        signal.signal(signal.SIGINT, before)
        for path, future in zip(paths, futures, strict=True):
            try:
                total = future.result()
            except OSError as error:
                errors.append(f"{path}: {error!r}")
            else:
                print(f"{total:6.2f} {path}")
            done += 1
    except BrokenProcessPool:
        errors += [f"{path}: not scored, a worker died" for path in paths[done:]]
    finally:
        pool.shutdown(cancel_futures=True)


def main(arguments: list[str]) -> int:
    errors: list[object] = []
    try:
        score_all(arguments[0], arguments[1:], errors)
    except KeyboardInterrupt:
        return 130
    except ModelError as error:
        errors.append(error)
    for line in errors:
        print(line, file=sys.stderr)
    return 1 if errors else 0


def demo() -> int:
    """Score a short message; leave this out of your copy."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("model.json").write_text('{"free": 1.5, "win": 2, "meeting": -3}')
        Path("a.txt").write_text("Win a free phone")
        return main(["model.json", "a.txt"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else demo())

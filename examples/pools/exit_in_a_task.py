"""Turn SystemExit into an ordinary exception, or a Pool waits for ever."""

import sys
from multiprocessing import Pool


def command(name: str) -> str:
    """Stand for a function of a command line, which ends the program on an error."""
    if name == "remove":
        sys.exit(2)
    return f"{name}: done"


def run_command(name: str) -> str:
    """Run a command and raise RuntimeError if it exits; runs in a worker process."""
    try:
        return command(name)
    except SystemExit as error:
        raise RuntimeError(f"{name}: exit code {error.code}") from error


def main() -> None:
    with Pool(2) as pool:
        results = [
            pool.apply_async(run_command, (name,)) for name in ("add", "remove", "list")
        ]
        for result in results:
            try:
                print(result.get())
            except RuntimeError as error:
                print(error)


if __name__ == "__main__":
    main()

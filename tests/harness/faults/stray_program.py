"""Start a program with another environment, deaf and mute, and leave it behind."""

import subprocess
import sys


def main() -> None:
    nap = [sys.executable, "-c", "import time; time.sleep(30)"]
    silent = subprocess.DEVNULL
    program = subprocess.Popen(nap, stdin=silent, stdout=silent, stderr=silent, env={})
    program.returncode = 0  # so that Python does not warn of it


if __name__ == "__main__":
    main()

"""Run a command that runs a command; neither has a pipe of ours."""

import os
import signal
import subprocess
import sys

NAP = [sys.executable, "-c", "import time; time.sleep(60)"]

if __name__ == "__main__":
    if len(sys.argv) > 1:
        subprocess.Popen(NAP)
        os.kill(int(sys.argv[1]), signal.SIGTERM)
    else:
        subprocess.Popen([sys.executable, __file__, str(os.getpid())])
    signal.pause()

"""Leave a program in a session and an environment of its own."""

import os
import subprocess
import sys

if __name__ == "__main__":
    subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"],
        env=os.environ | {"TMPDIR": "elsewhere"},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

"""Go on whatever happens."""

import os
import signal

if __name__ == "__main__":
    while True:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            signal.pause()
        except SystemExit:
            pass

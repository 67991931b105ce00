import subprocess
import sys
from multiprocessing.pool import ThreadPool


def run(expression):
    done = subprocess.run(
        [sys.executable, "-c", f"print({expression})"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


with ThreadPool(2) as pool:
    for expression, value in zip(("2**10", "7*6"), pool.map(run, ("2**10", "7*6"))):
        print(expression, "=", value)

server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
server.terminate()
print("ended by", -server.wait())

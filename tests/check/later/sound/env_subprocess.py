"""Run small commands in worker processes, with the environment they are to have."""
import multiprocessing as mp
import os
import subprocess
import sys

SNIPPET = "import os; print(os.environ['REPORT_LANG'], os.environ.get('REPORT_DEPTH'))"


def enter(environment):
    os.environ.clear()
    os.environ.update(environment)


def report(depth):
    env = {**os.environ, "REPORT_DEPTH": str(depth)}
    done = subprocess.run([sys.executable, "-c", SNIPPET], env=env, check=True,
                          capture_output=True, text=True)
    return done.stdout.strip()


def broken(code):
    done = subprocess.run([sys.executable, "-c", f"raise SystemExit({code})"])
    return done.returncode


def run(language):
    os.environ["REPORT_LANG"] = language
    with mp.Pool(2, initializer=enter, initargs=(dict(os.environ),)) as pool:
        return pool.map(report, range(3)) + pool.map(broken, [0, 4])


def main():
    for language in ("nl", "pt"):
        print(run(language))


if __name__ == "__main__":
    main()

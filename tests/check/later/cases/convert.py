import multiprocessing as mp
import subprocess
import sys
from functools import partial

DUMP = "import sys\nfor i in range(int(sys.argv[1])): print('row', i, 'x' * 60)"


class ToolError(RuntimeError):
    pass


class Tool:
    def __init__(self, *command):
        self.command = command

    def __call__(self, *args):
        child = subprocess.Popen(
            [*self.command, *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        if child.wait() != 0:
            raise ToolError(child.stderr.read())
        return child.stdout.read()


def convert(tool, job):
    name, rows = job
    text = tool(str(rows))
    return name, text.count("\n")


def run(jobs, workers):
    tool = Tool(sys.executable, "-c", DUMP)
    with mp.Pool(workers) as pool:
        yield from pool.imap_unordered(partial(convert, tool), jobs)


def main():
    jobs = [("daily", 20), ("weekly", 140), ("yearly", 7300)]
    total = 0
    for name, lines in run(jobs, workers=2):
        total += lines
    print("lines", total)


if __name__ == "__main__":
    main()

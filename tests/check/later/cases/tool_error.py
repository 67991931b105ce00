"""Compile shaders in a pool and stop at the first that does not compile."""
import multiprocessing
from dataclasses import dataclass


@dataclass
class Outcome:
    command: list
    returncode: int
    stderr: bytes


class CompilerToolError(Exception):
    def __init__(self, outcome):
        try:
            errs = outcome.stderr.decode("utf-8")
        except UnicodeDecodeError:
            errs = str(outcome.stderr)
        super().__init__(f"Error invoking {outcome.command[0]}: {errs}")
        self.returncode = outcome.returncode


class Compiler:
    def __init__(self, executable, optimize=1):
        self.executable = executable
        self.optimize = optimize

    def invoke(self, source):
        command = [self.executable, f"-O{self.optimize}", "-"]
        if "main" not in source:
            return Outcome(command, 1, b"no entry point\n")
        return Outcome(command, 0, b"")

    def compile(self, source):
        outcome = self.invoke(source)
        if outcome.returncode:
            raise CompilerToolError(outcome)
        return source.encode().hex()


def compile_all(sources, jobs=2):
    compiler = Compiler("shaderc", optimize=2)
    with multiprocessing.Pool(jobs) as pool:
        return pool.map(compiler.compile, sources, chunksize=1)


def main():
    sources = ["void main() {}", "float x;", "int main() { return 0; }"]
    try:
        for source, code in zip(sources, compile_all(sources)):
            print(len(source), code[:10])
    except CompilerToolError as error:
        print(error, error.returncode)


if __name__ == "__main__":
    main()

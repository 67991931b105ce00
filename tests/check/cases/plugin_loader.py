import importlib.util
import pathlib
import sys
import tempfile
from multiprocessing import Process

PLUGIN = '''
class Runner:
    language = "shell"

    def run(self, example):
        print(self.language, "ran", example, flush=True)
'''


def load_plugin(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "shell_runner.py")
        path.write_text(PLUGIN)
        runner = load_plugin(path).Runner()
        process = Process(target=runner.run, args=("echo hello",))
        process.start()
        process.join()
        sys.exit(process.exitcode)

"""Load the converters from the plugin folder and run each in its own process."""
import contextlib
import importlib
import multiprocessing
import sys
import tempfile
from pathlib import Path

PLUGIN = '''
class Converter:
    extension = ".txt"

    def __init__(self, width):
        self.width = width

    def convert(self, text):
        return text.upper()[: self.width]
'''


@contextlib.contextmanager
def plugin_folder(folder):
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


def load_converters(folder):
    with plugin_folder(folder):
        names = sorted(path.stem for path in folder.glob("conv_*.py"))
        return [importlib.import_module(name).Converter(width=18) for name in names]


def run_converter(converter, documents):
    for document in documents:
        print(type(converter).__module__, converter.convert(document), flush=True)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conv_upper.py").write_text(PLUGIN)
        for converter in load_converters(folder):
            job = multiprocessing.Process(target=run_converter,
                                          args=(converter, ["minutes of the board", "budget"]))
            job.start()
            job.join()
            print("converter ended with", job.exitcode)


if __name__ == "__main__":
    main()

"""Load a user's recipes from a workspace folder, and run them over rows."""
import importlib
import multiprocessing
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

RECIPE = '''
def normalise(row):
    total = sum(row) or 1
    return [round(value / total, 3) for value in row]
'''


@contextmanager
def on_path(folder):
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))


class Workspace:
    def __init__(self, folder):
        self.folder = Path(folder)

    def seed(self):
        (self.folder / "house_recipes.py").write_text(RECIPE)
        return self

    def load(self, pointer):
        module_name, _, attribute = pointer.partition(":")
        with on_path(self.folder):
            module = importlib.import_module(module_name)
        return getattr(module, attribute)


class Job:
    def __init__(self, recipe, rows):
        self.recipe = recipe
        self.rows = rows

    def execute(self, processes=2):
        with multiprocessing.Pool(processes) as pool:
            return pool.map(self.recipe, self.rows, chunksize=1)


def main():
    rows = [[1, 1, 2], [5, 0, 5], [0, 0, 0], [3, 1, 0]]
    with tempfile.TemporaryDirectory() as folder:
        recipe = Workspace(folder).seed().load("house_recipes:normalise")
        print("check", recipe([1, 3]))
        for row in Job(recipe, rows).execute():
            print(row)


if __name__ == "__main__":
    main()

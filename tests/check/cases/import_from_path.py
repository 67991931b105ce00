import importlib
import pathlib
import sys
import tempfile
from multiprocessing import Pool

SOURCE = "def transform(value):\n    return value * value + 1\n"


def import_from_path(name, folder):
    sys.path.insert(0, str(folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))


def main():
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "site_steps.py").write_text(SOURCE)
        steps = import_from_path("site_steps", folder)
        with Pool(2) as pool:
            result = pool.map_async(steps.transform, range(5))
            print(result.get(timeout=5))


if __name__ == "__main__":
    main()

import importlib.util
import multiprocessing
import os
import sys
import tempfile
import textwrap

PLUGIN = textwrap.dedent(
    """
    def check(package):
        return package, len(package) > 3

    NAME = "name-length"
    """
)


class PluginManager:
    def __init__(self, directory):
        self.directory = directory
        self.plugins = {}

    def load(self, filename):
        name = "lint_" + os.path.splitext(filename)[0]
        spec = importlib.util.spec_from_file_location(
            name, os.path.join(self.directory, filename)
        )
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        self.plugins[module.NAME] = module
        return module

    def load_all(self):
        for filename in sorted(os.listdir(self.directory)):
            if filename.endswith(".py"):
                self.load(filename)


def lint(manager, packages, jobs=2):
    report = {}
    with multiprocessing.Pool(jobs) as pool:
        for name, plugin in manager.plugins.items():
            report[name] = pool.map(plugin.check, packages)
    return report


def main():
    with tempfile.TemporaryDirectory() as directory:
        with open(os.path.join(directory, "length.py"), "w") as f:
            f.write(PLUGIN)
        manager = PluginManager(directory)
        manager.load_all()
        for name, results in lint(manager, ["bash", "jq", "vim"]).items():
            print(name, results)


if __name__ == "__main__":
    main()

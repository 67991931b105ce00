import importlib.util
import multiprocessing
import queue
import sys
import tempfile
from pathlib import Path

PLUGIN_SOURCE = '''
import re

def find_all(pattern, text):
    return re.findall(pattern, text)

class Plugin:
    name = "Finder"

    def commands(self):
        return {"find": find_all}
'''


def load_plugin_module(name, directory):
    path = Path(directory) / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class ProcessTimeoutError(Exception):
    pass


class CommandProcess(multiprocessing.Process):
    def run(self):
        q, f, args = self._args
        try:
            r = f(*args)
        except Exception as e:
            r = e
        q.put(r)


def process(f, *args, timeout=10):
    q = multiprocessing.Queue()
    p = CommandProcess(target=None, args=(q, f, args))
    p.start()
    p.join(timeout)
    if p.is_alive():
        p.terminate()
        raise ProcessTimeoutError(f.__name__)
    try:
        value = q.get(timeout=2)
    except queue.Empty:
        return "(no answer)"
    if isinstance(value, Exception):
        raise value
    return value


class Bot:
    def __init__(self):
        self.commands = {}

    def load(self, name, directory):
        plugin = load_plugin_module(name, directory).Plugin()
        self.commands.update(plugin.commands())

    def say(self, command, *args):
        print(f"{command}:", process(self.commands[command], *args))


def main():
    with tempfile.TemporaryDirectory() as directory:
        Path(directory, "finder.py").write_text(PLUGIN_SOURCE)
        bot = Bot()
        bot.load("finder", directory)
        bot.say("find", r"\d+", "room 12, floor 3")


if __name__ == "__main__":
    main()

"""Run the checks of an exercise, each in a process of its own."""
import multiprocessing as mp
import os
import tempfile
from pathlib import Path


class Session:
    _current = None

    def __init__(self, root=None, student="anonymous"):
        self.root = root
        self.student = student

    @classmethod
    def current(cls):
        if cls._current is None:
            cls._current = cls()
        return cls._current

    @classmethod
    def begin(cls, root, student):
        cls._current = cls(root, student)
        return cls._current


def check(name):
    def wrap(function):
        function.title = name
        return function
    return wrap


@check("hello.py exists")
def exists():
    return (Path(Session.current().root) / "hello.py").exists()


@check("it greets the student")
def greets():
    text = (Path(Session.current().root) / "hello.py").read_text()
    return Session.current().student in text


def run_check(name, pipe):
    try:
        pipe.send((name, globals()[name]()))
    except Exception as error:
        pipe.send((name, f"{type(error).__name__}: {error}"))
    finally:
        pipe.close()


def grade(names):
    for name in names:
        receiver, sender = mp.Pipe(duplex=False)
        worker = mp.Process(target=run_check, args=(name, sender))
        worker.start()
        sender.close()
        yield receiver.recv()
        worker.join()


def main():
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / "hello.py").write_text("print('hello, Grace')\n")
        Session.begin(os.path.realpath(root), "Grace")
        for name, verdict in grade(["exists", "greets"]):
            print(f"{globals()[name].title}: {verdict}")


if __name__ == "__main__":
    main()

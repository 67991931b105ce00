import multiprocessing
import os
import sys
from unittest import mock

FORK = multiprocessing.get_context("fork")


class Mounter:
    def mount(self, path):
        raise PermissionError(path)


def in_child(func, *args):
    parent, child = FORK.Pipe(duplex=False)

    def runner():
        parent.close()
        try:
            child.send((func(*args), None))
        except Exception as exc:
            child.send((None, f"{type(exc).__name__}: {exc}"))
            sys.exit(3)

    process = FORK.Process(target=runner)
    process.start()
    child.close()
    answer = parent.recv()
    process.join()
    parent.close()
    return process.exitcode, answer


def prepare(mounter, path):
    return mounter.mount(path), os.path.basename(path)


def main():
    mounter = Mounter()
    print(in_child(prepare, mounter, "/srv/overlay"))
    with mock.patch.object(Mounter, "mount", return_value="mounted"):
        print(in_child(prepare, mounter, "/srv/overlay"))
    code, (value, error) = in_child(prepare, mounter, "/srv/base")
    return code if error else 0


if __name__ == "__main__":
    sys.exit(main())

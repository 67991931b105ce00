import os
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor

__TMPDIR = None


def init_tempdir():
    global __TMPDIR
    __TMPDIR = tempfile.mkdtemp(prefix="ddsmt-")


def temp_name(number):
    return os.path.join(__TMPDIR, f"{number}.smt2")


def check(number):
    with open(temp_name(number), "w") as file:
        file.write("(check-sat)\n" * number)
    return os.path.getsize(file.name)


def cleanup():
    shutil.rmtree(__TMPDIR)


if __name__ == "__main__":
    init_tempdir()
    try:
        with ProcessPoolExecutor(2) as executor:
            print(list(executor.map(check, [1, 2, 3])))
    finally:
        cleanup()

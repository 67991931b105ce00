"""Keep no secret from your own user: its other programs can reach all of it.

The diary is a program with a secret in its environment, one in a file without a
name, and one in a block of shared memory; its socket lets nobody but its user in.
The neighbour is another program of the same user.  It needs nothing but the
diary's process id.  Linux.
"""

import os
import socket
import sys
import tempfile
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from subprocess import PIPE, Popen

SECRET = b"swordfish"


def diary(folder: Path) -> None:
    """Keep secrets until standard input ends; this is a program of its own."""
    block = SharedMemory(create=True, size=len(SECRET))
    with tempfile.TemporaryFile() as file, socket.socket(socket.AF_UNIX) as desk:
        assert block.buf is not None
        block.buf[: len(SECRET)] = SECRET
        file.write(SECRET)
        file.flush()
        os.umask(0o077)
        desk.bind(str(folder / "desk"))
        desk.listen()
        print(block.name, flush=True)
        sys.stdin.read()
    block.close()
    block.unlink()


def open_files(process: Path) -> list[bytes]:
    """Read every ordinary file that a process has open."""
    files = [path for path in (process / "fd").iterdir() if path.is_file()]
    return [path.read_bytes() for path in files]


def neighbour(folder: Path, pid: int, block: str) -> None:
    """Look at what another program of the same user has."""
    process = Path("/proc", str(pid))
    print("environment:", SECRET in (process / "environ").read_bytes())
    print("file without a name:", SECRET in open_files(process))
    print(
        "shared memory:", Path("/dev/shm", block).read_bytes()[: len(SECRET)] == SECRET
    )
    with socket.socket(socket.AF_UNIX) as line:
        print("socket:", line.connect_ex(str(folder / "desk")) == 0)
    os.kill(pid, 0)  # 0 sends nothing: it asks whether one may
    print("it could be killed: True")


def main() -> None:
    if sys.argv[1:2] == ["diary"]:
        diary(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "diary", folder]
        secret = os.environ | {"DIARY_KEY": SECRET.decode()}
        with Popen(command, env=secret, stdin=PIPE, stdout=PIPE, text=True) as program:
            assert program.stdout
            block = program.stdout.readline().strip()
            neighbour(Path(folder), program.pid, block)
            program.communicate()
    assert program.returncode == 0


if __name__ == "__main__":
    main()

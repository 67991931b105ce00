"""Keep no secret from the other programs of your user: they can read all of it."""

import os
import socket
import sys
import tempfile
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from subprocess import PIPE, Popen

SECRET = b"swordfish"


def owner(folder: Path) -> None:
    """Hold secrets until standard input ends; runs as a program of its own."""
    block = SharedMemory(create=True, size=len(SECRET))
    with tempfile.TemporaryFile() as file, socket.socket(socket.AF_UNIX) as listener:
        assert block.buf is not None
        block.buf[: len(SECRET)] = SECRET
        file.write(SECRET)
        file.flush()
        os.umask(0o077)
        listener.bind(str(folder / "socket"))
        listener.listen()
        print(block.name, flush=True)
        sys.stdin.read()
    block.close()
    block.unlink()


def read_open_files(process: Path) -> list[bytes]:
    """Read every regular file that a process has open."""
    files = [path for path in (process / "fd").iterdir() if path.is_file()]
    return [path.read_bytes() for path in files]


def other_program(folder: Path, pid: int, block: str) -> None:
    """Access what another program of the same user holds."""
    process = Path("/proc", str(pid))
    print("secret in environment:", SECRET in (process / "environ").read_bytes())
    print("secret in unnamed file:", SECRET in read_open_files(process))
    memory = Path("/dev/shm", block).read_bytes()
    print("secret in shared memory:", memory.startswith(SECRET))
    with socket.socket(socket.AF_UNIX) as conn:
        conn.connect(str(folder / "socket"))
        print("socket: connected")
    os.kill(pid, 0)  # 0 sends nothing, and raises if a signal would be refused
    print("signal: allowed")


def main() -> None:
    if sys.argv[1:2] == ["owner"]:
        owner(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "owner", folder]
        env = os.environ | {"SECRET": SECRET.decode()}
        with Popen(command, env=env, stdin=PIPE, stdout=PIPE, text=True) as program:
            assert program.stdout
            block = program.stdout.readline().strip()
            other_program(Path(folder), program.pid, block)
            program.communicate()
    assert program.returncode == 0


if __name__ == "__main__":
    main()

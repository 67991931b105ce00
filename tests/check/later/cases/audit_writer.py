import multiprocessing
import os
import tempfile
from typing import Optional, TextIO


class BaseService(multiprocessing.Process):
    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.stopping = multiprocessing.Event()

    def stop(self) -> None:
        self.stopping.set()
        self.join()


class AuditWriter(BaseService):
    def __init__(self, path: str, messages: multiprocessing.Queue) -> None:
        super().__init__("audit")
        self.path = path
        self.messages = messages
        self.out: Optional[TextIO] = open(path, "a", encoding="utf-8")

    def run(self) -> None:
        while True:
            message = self.messages.get()
            if message is None:
                break
            self.out.write(message + "\n")
            self.out.flush()


def main() -> None:
    messages: multiprocessing.Queue = multiprocessing.Queue()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "audit.txt")
        writer = AuditWriter(path, messages)
        writer.start()
        for user in ("ann", "bob"):
            messages.put(f"login {user}")
        messages.put(None)
        writer.stop()
        writer.out.close()
        with open(path, encoding="utf-8") as file:
            print(file.read(), end="")


if __name__ == "__main__":
    main()

import multiprocessing
import zlib
from typing import Callable


class WorkerGroup:
    """with WorkerGroup(work) as group: group.give(...)"""

    def __init__(self, work: Callable) -> None:
        self.work = work
        self.results = multiprocessing.Queue()
        self.members: list[multiprocessing.Process] = []

    def give(self, *args) -> None:
        member = multiprocessing.Process(
            target=self.work, args=(self.results, *args)
        )
        member.start()
        self.members.append(member)

    def __enter__(self) -> "WorkerGroup":
        return self

    def __exit__(self, *exc_info) -> None:
        for member in self.members:
            member.join()

    def __iter__(self):
        for _ in self.members:
            yield self.results.get()


def unpack(results, number: int, packed: bytes) -> None:
    results.put((number, zlib.decompress(packed)))


def main() -> None:
    archive = [zlib.compress(bytes([65 + i]) * 300_000) for i in range(3)]
    with WorkerGroup(unpack) as group:
        for number, packed in enumerate(archive):
            group.give(number, packed)
    for number, data in sorted(group):
        print(number, len(data), data[:3])


if __name__ == "__main__":
    main()

import concurrent.futures
import logging
import sys

log = logging.getLogger(__name__)


def digit_sum(base: int, power: int) -> int:
    return sum(int(digit) for digit in str(base ** power))


class Batch:
    def __init__(self, executor: concurrent.futures.Executor) -> None:
        self.executor = executor
        self.futures: dict[concurrent.futures.Future, tuple[int, int]] = {}

    def add(self, base: int, power: int) -> None:
        future = self.executor.submit(digit_sum(base, power))
        self.futures[future] = (base, power)

    def results(self):
        for future in concurrent.futures.as_completed(self.futures):
            yield self.futures[future], future.result()


def main() -> int:
    logging.basicConfig(stream=sys.stderr)
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as executor:
        batch = Batch(executor)
        for base in (2, 3, 7):
            batch.add(base, power=100)
        found = dict(batch.results())
    for (base, power), total in sorted(found.items()):
        print(f"{base}**{power}: {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

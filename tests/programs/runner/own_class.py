"""Get back an object of its class."""

import concurrent.futures
from typing import NamedTuple


class Answer(NamedTuple):
    value: int


def ask() -> Answer:
    return Answer(42)


if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        answer = pool.submit(ask).result()
    print(answer.value, type(answer) is Answer)
